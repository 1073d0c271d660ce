package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.InputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code check}, {@code fuzz} and {@code explore} can be told. */
final class SharedOptions {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private WorkOptions work;

    @Option(
            names = "--no-declared",
            description = "Allow no declared difference: the two sides must show the same everywhere.")
    private boolean strict;

    /** Returns options that say only this. */
    CheckOptions options() throws InputException {
        return work.options(strict);
    }

    /** Whether one JSON document shall be printed instead of text. */
    boolean json() {
        return work.json;
    }
}
