package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.InputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private SeedOption seed;

    @Option(
            names = "--operations",
            paramLabel = "N",
            description = "How many operations to run on both sides. Default: as the bundle says.")
    private @Nullable Long operations;

    @ArgGroup
    private @Nullable CorpusChoice corpus;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    SharedOptions shared;

    /** Which corpus, if any. */
    private static final class CorpusChoice {
        @Option(
                names = "--corpus",
                paramLabel = "DIR",
                description = {
                    "Begin with the sequences in this folder, and keep in it what meets something new.",
                    "Default: begin with nothing, keep nothing."
                })
        private @Nullable Path folder;

        @Option(
                names = "--cached-corpus",
                description = {
                    "The same with a folder in the user's cache:",
                    "$XDG_CACHE_HOME/patchtwin/corpus, or else",
                    "~/.cache/patchtwin/corpus."
                })
        @SuppressWarnings("UnusedVariable") // that it was given says all there is to say
        private boolean cached;

        Path folder() {
            return folder != null
                    ? folder
                    : UserCache.folder(System.getenv(), System.getProperty("user.home", ""))
                            .resolve("corpus");
        }
    }

    CheckOptions options() throws InputException {
        if (operations != null && operations < 1) {
            throw new ParameterException(spec.commandLine(), "--operations must be at least 1, not " + operations);
        }
        CheckOptions options = shared.options().withSeed(seed.seed);
        if (corpus != null) {
            options = options.withCorpus(corpus.folder());
        }
        return operations == null ? options : options.withOperations(operations);
    }
}
