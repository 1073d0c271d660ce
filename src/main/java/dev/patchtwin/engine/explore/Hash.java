package dev.patchtwin.engine.explore;

/** 128-bit fingerprints of packed states, as two independent 64-bit halves. */
final class Hash {
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

    private Hash() {}

    /** Returns the half by which states are looked up. */
    static long first(long[] words, int from, int length) {
        long hash = length * SECOND;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ mix(words[i])) * FIRST;
        }
        return mix(hash);
    }

    /** Returns the other half. */
    static long second(long[] words, int from, int length) {
        long hash = length * FIRST + SECOND;
        for (int i = from; i < from + length; i++) {
            hash = Long.rotateLeft(hash ^ (words[i] * SECOND), 31) * FIRST;
        }
        return mix(hash ^ SECOND);
    }

    /** The finisher of MurmurHash3 with the constants of its variant 13: every bit of the result depends on every bit. */
    private static long mix(long bits) {
        long hash = bits;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
