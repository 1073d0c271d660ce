package dev.patchtwin.engine.explore;

import java.util.Arrays;

/**
 * Packed states one behind the other, in blocks, so that growing never copies and no state lies across two of them. Lengths
 * and places are in halves of words: a state of 70 bits takes three of them.
 */
final class Arena {
    private static final int BLOCK_BITS = 15;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int[] DROPPED = {};

    private int[][] blocks = new int[16][];
    private long end;
    private long firstKept;

    /** Makes room for a state of this many halves, and returns its place. */
    long add(int length) {
        if (offset(end) + length > BLOCK) {
            end = (end | (BLOCK - 1)) + 1;
        }
        int block = (int) (end >>> BLOCK_BITS);
        if (block >= blocks.length) {
            blocks = Arrays.copyOf(blocks, Math.max(2 * blocks.length, block + 1));
        }
        if (blocks[block] == null) {
            blocks[block] = new int[BLOCK];
        }
        long place = end;
        end += length;
        return place;
    }

    /** Returns the place of a state that was added after the one at this place, by the lengths of both. */
    static long next(long place, int length, int nextLength) {
        long next = place + length;
        return offset(next) + nextLength > BLOCK ? (next | (BLOCK - 1)) + 1 : next;
    }

    /** Returns how many halves of words so many bits take. */
    static int halves(int bits) {
        return (bits + 31) >>> 5;
    }

    private static int half(long[] words, int from, int half) {
        return (int) (words[from + (half >>> 1)] >>> ((half & 1) << 5));
    }

    /** Puts a state at its place. Several threads may do so for different states. */
    void put(long place, long[] words, int from, int length) {
        int[] block = block(place);
        int at = offset(place);
        for (int i = 0; i < length; i++) {
            block[at + i] = half(words, from, i);
        }
    }

    /** Tells whether the state at a place begins like this one. */
    boolean isAt(long place, long[] words, int from, int length) {
        int[] block = block(place);
        int at = offset(place);
        if (at + length > BLOCK) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (block[at + i] != half(words, from, i)) {
                return false;
            }
        }
        return true;
    }

    /** Copies the state at a place, into words that are 0. */
    void get(long place, int length, long[] words) {
        int[] block = block(place);
        int at = offset(place);
        for (int i = 0; i < length; i++) {
            words[i >>> 1] |= (block[at + i] & 0xffffffffL) << ((i & 1) << 5);
        }
    }

    /** Returns the beginning of the state at a place. */
    long first(long place) {
        return block(place)[offset(place)];
    }

    /** Frees what lies before this place. */
    void dropBefore(long place) {
        for (long block = firstKept >>> BLOCK_BITS; block < place >>> BLOCK_BITS; block++) {
            blocks[(int) block] = DROPPED;
        }
        firstKept = place & -(long) BLOCK;
    }

    /** Returns the place behind the last state. */
    long end() {
        return end;
    }

    /** Returns how many bytes are in use. */
    long bytes() {
        return (((end - firstKept) >>> BLOCK_BITS) + 1) * BLOCK * 4;
    }

    private int[] block(long place) {
        return blocks[(int) (place >>> BLOCK_BITS)];
    }

    private static int offset(long place) {
        return (int) (place & (BLOCK - 1));
    }
}
