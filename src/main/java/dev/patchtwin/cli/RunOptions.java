package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code check} and {@code fuzz} can be told. */
final class RunOptions {
    private static final int MOST_THREADS = 256;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    RootOption root;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + CheckOptions.STANDARD_SEED,
            description = "What every choice is drawn from; the same seed, the same run. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--operations",
            paramLabel = "N",
            description = "How many operations to run on both sides. Default: as the bundle says.")
    private @Nullable Long operations;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads to use; the result is the same. Default: one per processor.")
    private @Nullable Integer threads;

    @Option(
            names = "--no-declared",
            description = "Allow no declared difference: the two sides must show the same everywhere.")
    private boolean strict;

    @Option(
            names = "--witness",
            paramLabel = "DIR",
            description = "Where to write witnesses, in a folder named like the bundle. Default: target/witness.")
    private @Nullable Path witness;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    boolean json;

    CheckOptions options(Optional<String> world) {
        if (operations != null && operations < 1) {
            throw new ParameterException(spec.commandLine(), "--operations must be at least 1, not " + operations);
        }
        int processors = Runtime.getRuntime().availableProcessors();
        int used = threads == null ? Math.min(processors, MOST_THREADS) : threads;
        if (used < 1 || used > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads goes from 1 to " + MOST_THREADS + ", not " + used);
        }
        return new CheckOptions(
                root.path(),
                root.isGiven(),
                world,
                seed,
                operations == null ? OptionalLong.empty() : OptionalLong.of(operations),
                used,
                strict,
                Optional.ofNullable(witness));
    }
}
