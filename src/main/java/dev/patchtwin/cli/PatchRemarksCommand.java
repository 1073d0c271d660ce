package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.report.PatchJson;
import dev.patchtwin.report.RemarkReport;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "remarks",
        description = {
            "Shows what a reviewer wrote between the lines of a patch, each below the line that it answers.",
            ""
        },
        footer = {"", "Examples:", "  ./patchtwin patch remarks review.txt"},
        exitCodeList = {PatchCodes.WHOLE, PatchCodes.BAD, PatchCodes.PART, PatchCodes.BUG})
final class PatchRemarksCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private MailOptions mail;

    PatchRemarksCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        PatchResult result = mail.work(surroundings, Optional.empty());
        if (mail.json) {
            new PatchJson(surroundings.out()).print(result, Map.of());
        } else {
            new RemarkReport(surroundings.text(), surroundings.palette()).print(result);
            MailWords.errors(result, surroundings);
        }
        return ExitCode.of(result);
    }
}
