package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.ConformJob;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.ConformVerdict;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.InputException;
import dev.patchtwin.report.ConformReport;
import dev.patchtwin.report.JsonReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "conform",
        description = {
            "Asks whether the models are faithful: cuts the C out of the patch, compiles it, runs it in a box beside the"
                    + " models, function by function and in whole sequences, and says who has drifted from whom.",
            ""
        })
final class ConformCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", arity = "0..*", description = "Folders under patches/. Default: all of them.")
    private List<String> bundles = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private SeedOption seed;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkOptions work;

    @Option(
            names = "--operations",
            paramLabel = "N",
            description = "How many operations to run for each couple of C and model. Default: as the bundle says.")
    private @Nullable Long operations;

    @Option(
            names = "--tree",
            paramLabel = TreeOption.LABEL,
            description =
                    "Cut whole functions out of the files of this git repository, which is only read, and not out of"
                            + " the mail's hunks. Default revision: HEAD.")
    private @Nullable String tree;

    @Option(
            names = "--no-sanitizers",
            description = "Compile without the sanitizers for addresses and undefined behaviour.")
    private boolean unwatched;

    @Option(names = "--lines", description = "List every changed line that holds code, with how often it ran.")
    private boolean lines;

    ConformCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException, IOException {
        if (operations != null && operations < 1) {
            throw new ParameterException(spec.commandLine(), "--operations must be at least 1, not " + operations);
        }
        CheckOptions options = work.options(false).withSeed(seed.seed);
        List<ConformRun> runs = new ArrayList<>();
        ConformVerdict worst = ConformVerdict.FITS;
        for (Bundle bundle : chosen(options)) {
            if (surroundings.cancelled().getAsBoolean()) {
                surroundings.err().println("patchtwin: interrupted; not run: " + bundle.id());
                worst = worst.worse(ConformVerdict.INTERRUPTED);
                continue;
            }
            ConformRun run = run(bundle, options);
            print(run, runs.isEmpty());
            runs.add(run);
            worst = worst.worse(run.verdict());
        }
        if (work.json) {
            new JsonReport(surroundings.out()).conformed(runs);
        }
        return ExitCode.of(worst);
    }

    /** Those that are named; else all that have shims, or all where none has, so that it is said of each. */
    private List<Bundle> chosen(CheckOptions options) throws InputException {
        List<Bundle> all = options.workspace().bundles().read(bundles);
        List<Bundle> runnable =
                all.stream().filter(bundle -> bundle.conform().isPresent()).toList();
        return bundles.isEmpty() && !runnable.isEmpty() ? runnable : all;
    }

    private ConformRun run(Bundle bundle, CheckOptions options) throws InputException {
        ConformWishes wishes = new ConformWishes(
                surroundings.environment(),
                !unwatched,
                Optional.ofNullable(tree),
                operations == null ? OptionalLong.empty() : OptionalLong.of(operations));
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            return ConformJob.run(bundle, options, wishes, progress);
        }
    }

    private void print(ConformRun run, boolean first) {
        if (work.json) {
            return;
        }
        if (!first) {
            surroundings.out().println();
        }
        new ConformReport(surroundings.text(), surroundings.palette()).print(run, lines);
        surroundings.out().flush();
    }
}
