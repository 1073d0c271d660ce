package dev.patchtwin.engine.fuzz;

/**
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014): 64 bits of state, one stream per
 * seed, cheap to start again. Integer arithmetic only, so that a seed means the same everywhere.
 */
final class Prng {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts the stream number {@code index} of a seed. */
    void start(long seed, long index) {
        state = mix(seed) ^ mix(index * GAMMA + GAMMA);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** Returns a number from 0 to {@code bound} - 1; {@code bound} is at least 1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Returns true once in {@code times}. */
    boolean oneIn(int times) {
        return below(times) == 0;
    }
}
