package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ReplayResult;
import dev.patchtwin.check.Replays;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.ReplayReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = {"Replays a trace, and shows what both sides show after each step, side by side.", ""})
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "TRACE", description = "A file in the format of docs/trace.md.")
    private Path trace = Path.of("");

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    @Option(
            names = "--no-declared",
            description = "Allow no declared difference: the two sides must show the same everywhere.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        ReplayResult result = Replays.run(trace, workspace.options(strict));
        if (json) {
            new JsonReport(surroundings.out()).replay(result);
        } else {
            new ReplayReport(surroundings.text(), surroundings.palette()).print(result);
        }
        return ExitCode.of(result.verdict());
    }
}
