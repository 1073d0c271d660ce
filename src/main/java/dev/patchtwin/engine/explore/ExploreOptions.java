package dev.patchtwin.engine.explore;

/**
 * How far to explore.
 *
 * @param threads how many threads share the work, at least 1; the result does not depend on it
 * @param faults the most answers of a run that are not nominal; {@link #ANY} for no limit
 * @param mostStates stop once so many states are known
 * @param mostDepth stop after so many operations from the initial state; the states there are compared, not gone on from
 * @param mostBytes stop before more memory than this is needed
 * @param mostNanos stop after so many nanoseconds
 * @param hashed whether known states are kept as 128-bit fingerprints only
 * @param reduced whether states are taken for the same that the models declare symmetric
 * @param counting whether to count how the cells of models that are {@link dev.patchtwin.model.Pictured} move; of states that
 *     are taken for the same, only those that are visited count
 */
public record ExploreOptions(
        int threads,
        int faults,
        long mostStates,
        int mostDepth,
        long mostBytes,
        long mostNanos,
        boolean hashed,
        boolean reduced,
        boolean counting) {
    /** No limit on how many answers are not nominal. */
    public static final int ANY = -1;

    /** @throws IllegalArgumentException when a number is out of range */
    public ExploreOptions {
        if (threads < 1 || faults < ANY || mostStates < 1 || mostDepth < 0 || mostBytes < 0 || mostNanos < 0) {
            throw new IllegalArgumentException("threads=" + threads + " faults=" + faults + " mostStates=" + mostStates
                    + " mostDepth=" + mostDepth + " mostBytes=" + mostBytes + " mostNanos=" + mostNanos);
        }
    }

    /** Returns options without any bound but half of the memory that there is, on one thread. */
    public static ExploreOptions unbounded() {
        return new ExploreOptions(
                1,
                ANY,
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                Runtime.getRuntime().maxMemory() / 2,
                Long.MAX_VALUE,
                false,
                false,
                false);
    }

    /** Returns the same with another number of threads. */
    public ExploreOptions withThreads(int other) {
        return new ExploreOptions(other, faults, mostStates, mostDepth, mostBytes, mostNanos, hashed, reduced, counting);
    }

    /** Returns the same with another limit on answers that are not nominal. */
    public ExploreOptions withFaults(int other) {
        return new ExploreOptions(threads, other, mostStates, mostDepth, mostBytes, mostNanos, hashed, reduced, counting);
    }

    /** Returns the same with another number of states. */
    public ExploreOptions withMostStates(long other) {
        return new ExploreOptions(threads, faults, other, mostDepth, mostBytes, mostNanos, hashed, reduced, counting);
    }

    /** Returns the same with another depth. */
    public ExploreOptions withMostDepth(int other) {
        return new ExploreOptions(threads, faults, mostStates, other, mostBytes, mostNanos, hashed, reduced, counting);
    }

    /** Returns the same with another amount of memory. */
    public ExploreOptions withMostBytes(long other) {
        return new ExploreOptions(threads, faults, mostStates, mostDepth, other, mostNanos, hashed, reduced, counting);
    }

    /** Returns the same with another time. */
    public ExploreOptions withMostNanos(long other) {
        return new ExploreOptions(threads, faults, mostStates, mostDepth, mostBytes, other, hashed, reduced, counting);
    }

    /** Returns the same with fingerprints or whole states. */
    public ExploreOptions withHashed(boolean other) {
        return new ExploreOptions(threads, faults, mostStates, mostDepth, mostBytes, mostNanos, other, reduced, counting);
    }

    /** Returns the same with or without reduction by symmetry. */
    public ExploreOptions withReduced(boolean other) {
        return new ExploreOptions(threads, faults, mostStates, mostDepth, mostBytes, mostNanos, hashed, other, counting);
    }

    /** Returns the same with or without counting how cells move. */
    public ExploreOptions withCounting(boolean other) {
        return new ExploreOptions(threads, faults, mostStates, mostDepth, mostBytes, mostNanos, hashed, reduced, other);
    }
}
