package dev.patchtwin.model;

import java.util.Arrays;

/** A set of operations as a bit per operation id; reused from step to step. */
public final class OperationSet {
    private final long[] bits;

    /** @param operations how many operations the vocabulary has */
    public OperationSet(int operations) {
        bits = new long[(operations + 63) >>> 6];
    }

    /** Empties the set. */
    public void clear() {
        Arrays.fill(bits, 0L);
    }

    /** Adds the operation with this id. */
    public void add(int operation) {
        bits[operation >>> 6] |= 1L << operation;
    }

    /** Adds every member of the other set. */
    public void addAll(OperationSet other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= other.bits[i];
        }
    }

    /** Keeps only what the other set holds too. */
    public void retainAll(OperationSet other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= other.bits[i];
        }
    }

    /** Removes the operation with this id. */
    public void remove(int operation) {
        bits[operation >>> 6] &= ~(1L << operation);
    }

    /** Tells whether the operation with this id is in the set. */
    public boolean contains(int operation) {
        return (bits[operation >>> 6] & (1L << operation)) != 0;
    }

    /** Returns how many operations are in the set. */
    public int size() {
        int size = 0;
        for (long word : bits) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /** Returns the smallest id in the set that is at least {@code from}, or -1. */
    public int next(int from) {
        int word = from >>> 6;
        if (word >= bits.length) {
            return -1;
        }
        long rest = bits[word] & (-1L << from);
        while (rest == 0) {
            if (++word == bits.length) {
                return -1;
            }
            rest = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OperationSet set && Arrays.equals(bits, set.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }
}
