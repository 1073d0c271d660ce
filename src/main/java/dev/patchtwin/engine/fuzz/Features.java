package dev.patchtwin.engine.fuzz;

/**
 * What has been met: kinds of situations, each a bit in a table of 65,536. Two kinds may share a bit; then the second goes
 * unnoticed, which costs a little guidance and nothing else.
 */
final class Features {
    private static final int BITS = 16;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] bits = new long[1 << (BITS - 6)];
    private int count;

    /** Returns the bit of a kind of situation. */
    static int of(long kind) {
        return (int) (((kind ^ kind >>> 29) * MIX) >>> (64 - BITS));
    }

    /** Adds a kind; tells whether it is new. */
    boolean add(int feature) {
        int word = feature >>> 6;
        long bit = 1L << feature;
        if ((bits[word] & bit) != 0) {
            return false;
        }
        bits[word] |= bit;
        count++;
        return true;
    }

    /** Tells whether a kind has been met. */
    boolean contains(int feature) {
        return (bits[feature >>> 6] & (1L << feature)) != 0;
    }

    /** Takes over what another one has met. */
    void copy(Features other) {
        System.arraycopy(other.bits, 0, bits, 0, bits.length);
        count = other.count;
    }

    /** Returns how many kinds have been met. */
    int count() {
        return count;
    }
}
