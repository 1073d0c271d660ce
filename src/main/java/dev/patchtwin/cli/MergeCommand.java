package dev.patchtwin.cli;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.campaign.Merge;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.TerminalReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "merge",
        description = {
            "Joins the results of all shards of a campaign into one verdict: the same findings, each once, whatever the"
                    + " sharding.",
            ""
        })
final class MergeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Results of shards, or folders with such files.")
    private List<Path> files = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private SharedOptions shared;

    MergeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        CheckResult result;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            result = Merge.of(files, shared.options(), progress);
        }
        print(result, shared.json(), surroundings);
        return ExitCode.of(result.verdict());
    }

    static void print(CheckResult result, boolean json, Surroundings surroundings) throws IOException {
        if (json) {
            new JsonReport(surroundings.out()).checks(List.of(result));
        } else {
            new TerminalReport(surroundings.text(), surroundings.palette()).print(result);
        }
    }
}
