package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.ExploreBounds;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.patches.CompareResult;
import dev.patchtwin.check.patches.CompareWork;
import dev.patchtwin.check.patches.PatchInput;
import dev.patchtwin.report.CompareJson;
import dev.patchtwin.report.CompareReport;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = {
            "Compares two versions of a patch or a series by what they do: pairs the patches, and names the functions in"
                    + " which the change differs. Where both versions have a bundle, their models are checked, too.",
            ""
        },
        footer = {"", "Examples:", "  ./patchtwin patch compare v1.mbox v2.mbox"},
        exitCodeList = {PatchCodes.SAME, PatchCodes.CHANGED, PatchCodes.BAD, PatchCodes.PART, PatchCodes.BUG})
final class PatchCompareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The first version: a mail or a mailbox, or - for the standard input.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The second version.")
    private String after = "";

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private TreeOption tree;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    PatchCompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        if (before.equals(PatchInput.STANDARD_INPUT) && after.equals(PatchInput.STANDARD_INPUT)) {
            throw new ParameterException(spec.commandLine(), "only one of the two can be the standard input");
        }
        PatchInput old = PatchInput.read(before, surroundings.in());
        PatchInput young = PatchInput.read(after, surroundings.in());
        CheckOptions options = workspace.options(false)
                .withThreads(Runtime.getRuntime().availableProcessors())
                .withExplores(Optional.of(ExploreBounds.NONE));
        CompareResult result;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            result = new CompareWork(old, young, options, progress).run(tree.tree());
        }
        MailWords.errors(result.before(), surroundings);
        MailWords.errors(result.after(), surroundings);
        if (json) {
            new CompareJson(surroundings.out()).print(result);
        } else {
            new CompareReport(surroundings.text(), surroundings.palette()).print(result);
        }
        return code(result);
    }

    private static int code(CompareResult result) {
        if (result.isUnusable()) {
            return ExitCode.BAD_INPUT;
        }
        if (result.isPart()) {
            return ExitCode.INCONCLUSIVE;
        }
        return result.doesTheSame() ? ExitCode.EQUIVALENT : ExitCode.DIFFERENT;
    }
}
