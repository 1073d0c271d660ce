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
        name = "functions",
        description = {
            "Says what happens to each function and other named thing, and which hunks change only comments or white space.",
            ""
        },
        footer = {"", "Examples:", "  ./patchtwin patch functions review.txt --tree ~/linux"},
        exitCodeList = {PatchCodes.WHOLE, PatchCodes.BAD, PatchCodes.PART, PatchCodes.BUG})
final class PatchFunctionsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private MailOptions mail;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private TreeOption tree;

    PatchFunctionsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        PatchResult result = mail.work(surroundings, tree.tree());
        if (mail.json) {
            new PatchJson(surroundings.out()).print(result, Map.of());
        } else {
            new PatchReport(surroundings.text(), surroundings.palette()).functions(result);
        }
        return ExitCode.of(result);
    }
}
