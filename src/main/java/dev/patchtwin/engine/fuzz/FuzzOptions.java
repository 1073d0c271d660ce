package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Set;

/**
 * How much to fuzz, from which seed, and how.
 *
 * @param seed the same seed, and the same corpus, gives the same run
 * @param operations how many lock-step operations to run, at least; whole chunks of sequences are run
 * @param sequenceLength the most operations of a part of a sequence before it is brought to rest, at least 1
 * @param threads how many threads share the work, at least 1; the result does not depend on it
 * @param enough stop once a difference of each of these has been found; empty for never
 * @param generation how sequences are made
 * @param corpus sequences of other runs to begin with, for a guided run; operations that are not possible are passed over
 */
public record FuzzOptions(
        long seed,
        long operations,
        int sequenceLength,
        int threads,
        Set<Signature> enough,
        Generation generation,
        List<List<Trace.Step>> corpus) {
    /** @throws IllegalArgumentException when a number is out of range */
    public FuzzOptions {
        enough = Set.copyOf(enough);
        corpus = List.copyOf(corpus);
        if (operations < 0 || sequenceLength < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "operations=" + operations + " sequenceLength=" + sequenceLength + " threads=" + threads);
        }
    }

    /** A guided run that begins with nothing. */
    public FuzzOptions(long seed, long operations, int sequenceLength, int threads, Set<Signature> enough) {
        this(seed, operations, sequenceLength, threads, enough, Generation.GUIDED, List.of());
    }

    /** Returns the same that makes sequences in another way. */
    public FuzzOptions withGeneration(Generation other) {
        return new FuzzOptions(seed, operations, sequenceLength, threads, enough, other, corpus);
    }

    /** Returns the same that begins with these sequences. */
    public FuzzOptions withCorpus(List<List<Trace.Step>> other) {
        return new FuzzOptions(seed, operations, sequenceLength, threads, enough, generation, other);
    }
}
