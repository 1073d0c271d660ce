package dev.patchtwin.engine.explore;

import dev.patchtwin.model.StateReader;
import java.util.Arrays;

/** Packed states one behind the other, in blocks, so that growing never copies and no state lies across two of them. */
final class Arena {
    private static final int BLOCK_BITS = 16;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final long[] DROPPED = {};

    private long[][] blocks = new long[16][];
    private long end;
    private long firstKept;

    /** Makes room for a state of this many words, and returns its place. */
    long add(int length) {
        if (offset(end) + length > BLOCK) {
            end = (end | (BLOCK - 1)) + 1;
        }
        int block = (int) (end >>> BLOCK_BITS);
        if (block >= blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        }
        if (blocks[block] == null) {
            blocks[block] = new long[BLOCK];
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

    /** Puts the words of a state at its place. Several threads may do so for different states. */
    void put(long place, long[] words, int from, int length) {
        System.arraycopy(words, from, block(place), offset(place), length);
    }

    /** Tells whether the state at a place begins with these words. */
    boolean isAt(long place, long[] words, int from, int length) {
        long[] block = block(place);
        int at = offset(place);
        if (at + length > BLOCK) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (block[at + i] != words[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Lets a reader read the state at a place. */
    void open(StateReader reader, long place, int length) {
        reader.open(block(place), offset(place), length);
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
        return (((end - firstKept) >>> BLOCK_BITS) + 1) * BLOCK * 8;
    }

    private long[] block(long place) {
        return blocks[(int) (place >>> BLOCK_BITS)];
    }

    private static int offset(long place) {
        return (int) (place & (BLOCK - 1));
    }
}
