package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.ExploreBounds;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Repro;
import dev.patchtwin.cli.CheckedBundles.Printing;
import dev.patchtwin.report.ci.CheckRuns;
import dev.patchtwin.report.ci.CiRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CiOptions ci;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private PageOptions pageOptions;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

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
        boolean json = run.shared.json();
        Pages pages = Pages.open(pageOptions, surroundings, count(options), json);
        if (pages.showMoves()) {
            options = options.withCounting();
        }
        CiOutputs outputs = CiOutputs.open(ci, surroundings, options.root(), json || pages.takeStandardOutput());
        CheckedBundles checked = new CheckedBundles(
                surroundings, json ? Printing.JSON : outputs.printsText() ? Printing.TEXT : Printing.NOTHING);
        int code;
        try {
            List<Bundle> read = options.workspace().bundles().read(bundles);
            pages.read(read);
            code = checked.run(read, options);
            pages.write(read, options, checked.results());
        } catch (InputException e) {
            List<String> errors = e.getMessage().lines().toList();
            outputs.writeAfter(e, run(checked, outputs, errors, Optional.empty()));
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            outputs.writeAfter(e, run(checked, outputs, List.of(), Optional.of(e.toString())));
            throw e;
        }
        outputs.write(run(checked, outputs, List.of(), Optional.empty()));
        return code;
    }

    /** What keeps the bundles from being counted is said when they are read. */
    private int count(CheckOptions options) {
        try {
            return bundles.isEmpty() ? options.workspace().bundles().ids().size() : bundles.size();
        } catch (InputException e) {
            return 0;
        }
    }

    private CiRun run(CheckedBundles checked, CiOutputs outputs, List<String> errors, Optional<String> failure) {
        String again = Repro.command(spec.root().commandLine().getParseResult().originalArgs());
        return CheckRuns.of(
                checked.checks(errors, failure, again),
                outputs.paths(),
                Version.number().orElse("unknown"));
    }
}
