package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import picocli.CommandLine.Option;

/** What a run is drawn from. */
final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + CheckOptions.STANDARD_SEED,
            description = "What every choice is drawn from; the same seed, the same run. Default: ${DEFAULT-VALUE}.")
    long seed;
}
