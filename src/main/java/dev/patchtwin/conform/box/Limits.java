package dev.patchtwin.conform.box;

import java.time.Duration;

/**
 * How much a program may take.
 *
 * @param answer how long its caller waits for it, in all, from one thing that it is told to the next
 * @param cpu processor time of its whole life, at least a second
 * @param memory bytes in memory, of a sanitizer's bookkeeping also
 * @param mayWriteFolder whether it may write files below its folder, as a program of {@link Flavour#COVERAGE} must
 */
public record Limits(Duration answer, Duration cpu, long memory, boolean mayWriteFolder) {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration CPU = Duration.ofHours(1);
    private static final long MEMORY = 1L << 30;

    public Limits {
        if (answer.isNegative() || answer.isZero() || cpu.toSeconds() < 1 || memory <= 0) {
            throw new IllegalArgumentException("limits must be positive, and the processor time a second at least");
        }
    }

    /** Returns limits for a program of a flavour: 10 seconds without an answer, an hour of processor time, 1 GiB. */
    public static Limits of(Flavour flavour) {
        return new Limits(ANSWER, CPU, MEMORY, flavour == Flavour.COVERAGE);
    }

    /** Returns the same limits with another patience. */
    public Limits withAnswer(Duration patience) {
        return new Limits(patience, cpu, memory, mayWriteFolder);
    }
}
