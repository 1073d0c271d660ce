package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Signature;
import java.util.Set;

/**
 * How much to fuzz, and from which seed.
 *
 * @param seed the same seed gives the same run
 * @param operations how many lock-step operations to run, at least; whole chunks of sequences are run
 * @param sequenceLength the most operations of a sequence before it is brought to rest, at least 1
 * @param threads how many threads share the work, at least 1; the result does not depend on it
 * @param enough stop once a difference of each of these has been found; empty for never
 */
public record FuzzOptions(long seed, long operations, int sequenceLength, int threads, Set<Signature> enough) {
    /** @throws IllegalArgumentException when a number is out of range */
    public FuzzOptions {
        enough = Set.copyOf(enough);
        if (operations < 0 || sequenceLength < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "operations=" + operations + " sequenceLength=" + sequenceLength + " threads=" + threads);
        }
    }
}
