package dev.patchtwin.cli;

import dev.patchtwin.check.Bench;
import dev.patchtwin.check.BenchResult;
import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Measures how many operations per second both sides are fuzzed with on one thread, and how many transitions per"
                    + " second are explored on one and on two: medians of " + Bench.RUNS + " and " + Bench.EXPLORATIONS
                    + " runs, after a warm-up. Spin is measured beside it where it is installed.",
            ""
        })
final class BenchCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "BUNDLE",
            arity = "0..1",
            description = "A folder under patches/. Default: the first of them.")
    private @Nullable String bundle;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Workspace all = workspace.workspace();
        Bundles bundles = all.bundles();
        Bundle chosen = bundle == null ? bundles.read(List.of()).get(0) : bundles.read(bundle);
        Optional<BenchResult> result;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            result = Bench.run(chosen, all.root(), progress);
        }
        if (result.isEmpty()) {
            surroundings.err().println("patchtwin: interrupted before anything was measured");
            return ExitCode.INCONCLUSIVE;
        }
        if (json) {
            new JsonReport(surroundings.out()).bench(result.get());
        } else {
            Tables.bench(result.get(), surroundings.text());
        }
        return ExitCode.EQUIVALENT;
    }
}
