package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code check} and {@code fuzz} can be told. */
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

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

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    SharedOptions shared;

    CheckOptions options() {
        if (operations != null && operations < 1) {
            throw new ParameterException(spec.commandLine(), "--operations must be at least 1, not " + operations);
        }
        CheckOptions options = shared.options().withSeed(seed);
        return operations == null ? options : options.withOperations(operations);
    }
}
