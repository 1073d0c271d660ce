package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.InputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command can be told that runs models and finds something. */
final class WorkOptions {
    private static final int MOST_THREADS = 256;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkspaceOption workspace;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads to use; the result is the same. Default: one per processor.")
    private @Nullable Integer threads;

    @Option(
            names = "--witness",
            paramLabel = "DIR",
            description = "Where to write witnesses, in a folder named like the bundle. Default: target/witness.")
    private @Nullable Path witness;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    boolean json;

    /**
     * Returns options that say only this, and whether the declared differences are switched off.
     *
     * @throws InputException when the models cannot be loaded
     */
    CheckOptions options(boolean strict) throws InputException {
        int processors = Runtime.getRuntime().availableProcessors();
        int used = threads == null ? Math.min(processors, MOST_THREADS) : threads;
        if (used < 1 || used > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads goes from 1 to " + MOST_THREADS + ", not " + used);
        }
        return new CheckOptions(
                workspace.workspace(),
                Optional.empty(),
                CheckOptions.STANDARD_SEED,
                OptionalLong.empty(),
                used,
                strict,
                true,
                Optional.empty(),
                Optional.ofNullable(witness),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
