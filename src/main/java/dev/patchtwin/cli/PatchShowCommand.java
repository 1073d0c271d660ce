package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.report.PatchJson;
import dev.patchtwin.report.PatchReport;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "show",
        description = {
            "Says what a patch is and does, what had to be done to it, and whether it is whole; of a series, a line for each patch.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./patchtwin patch show review.txt",
            "  b4 am -o - MSGID | ./patchtwin patch show - --tree ~/linux"
        },
        exitCodeList = {PatchCodes.WHOLE, PatchCodes.BAD, PatchCodes.PART, PatchCodes.BUG})
final class PatchShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private MailOptions mail;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private TreeOption tree;

    PatchShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        PatchResult result = mail.work(surroundings, tree.tree());
        if (mail.json) {
            new PatchJson(surroundings.out()).print(result, Map.of());
        } else {
            new PatchReport(surroundings.text(), surroundings.palette()).show(result);
        }
        return ExitCode.of(result);
    }
}
