package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.patches.PatchMails;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.report.PatchJson;
import dev.patchtwin.report.PatchReport;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description = {
            "Applies a patch or a series to a tree, in memory: says whether it applies, where, and what becomes of each"
                    + " file. No work tree is touched, and nothing is written to the repository.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./patchtwin patch apply series.mbox --tree ~/linux",
            "  ./patchtwin patch apply review.txt --tree ~/linux@v6.19 --diff"
        },
        exitCodeList = {PatchCodes.WHOLE, PatchCodes.BAD, PatchCodes.PART, PatchCodes.BUG})
final class PatchApplyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private MailOptions mail;

    @Option(names = "--tree", required = true, paramLabel = TreeOption.LABEL, description = TreeOption.MEANING)
    private String tree = "";

    @Option(names = "--diff", description = "Print also the diff of what becomes of the tree.")
    private boolean diff;

    PatchApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        PatchResult result = mail.work(surroundings, Optional.of(tree));
        String text = diff ? PatchMails.diff(result) : "";
        if (mail.json) {
            new PatchJson(surroundings.out()).print(result, diff ? Map.of("diff", text) : Map.of());
        } else {
            new PatchReport(surroundings.text(), surroundings.palette()).applied(result);
            if (!text.isEmpty()) {
                surroundings.out().println();
                surroundings.out().print(surroundings.shown(text));
            }
        }
        return ExitCode.of(result);
    }
}
