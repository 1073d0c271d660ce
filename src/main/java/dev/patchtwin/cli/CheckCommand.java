package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.ExploreBounds;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.TerminalReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = {
            "Checks bundles: recovers the patch, replays the golden traces, runs the patch's own C beside the models,"
                    + " explores a small world completely, fuzzes a large one, shrinks what it finds.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "BUNDLE", arity = "0..*", description = "Folders under patches/. Default: all of them.")
    private List<String> bundles = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private RunOptions run;

    @Option(names = "--no-conform", description = "Do not run the patch's own C; see 'patchtwin conform'.")
    private boolean withoutC;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        CheckOptions options = run.options().withExplores(Optional.of(ExploreBounds.NONE));
        if (!withoutC) {
            options = options.withConforms(ConformWishes.standard(surroundings.environment()));
        }
        return runAll(new Bundles(options.root()).read(bundles), options, run.shared.json(), surroundings);
    }

    /** Checks the bundles one after the other; prints each when it is done, or all of them as one document. */
    static int runAll(List<Bundle> bundles, CheckOptions options, boolean json, Surroundings surroundings)
            throws InputException, IOException {
        List<CheckResult> results = new ArrayList<>();
        Verdict worst = Verdict.EQUIVALENT;
        for (Bundle bundle : bundles) {
            if (surroundings.cancelled().getAsBoolean()) {
                surroundings.err().println("patchtwin: interrupted; not checked: " + bundle.id());
                worst = worst.worse(Verdict.INCONCLUSIVE);
                continue;
            }
            CheckResult result;
            try (ProgressLine progress = new ProgressLine(surroundings)) {
                result = Check.run(bundle, options, progress);
            }
            if (!json) {
                if (!results.isEmpty()) {
                    surroundings.out().println();
                }
                new TerminalReport(surroundings.out(), surroundings.palette()).print(result);
                surroundings.out().flush();
            }
            results.add(result);
            worst = worst.worse(result.verdict());
        }
        if (json) {
            new JsonReport(surroundings.out()).checks(results);
        }
        return ExitCode.of(worst);
    }
}
