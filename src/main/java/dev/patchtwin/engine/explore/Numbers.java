package dev.patchtwin.engine.explore;

import java.util.Arrays;

/** A long list of numbers in blocks, so that growing never copies. What was never set is 0. */
final class Numbers {
    private static final int BLOCK_BITS = 13;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private int[][] blocks = new int[16][];
    private long used;

    int get(long place) {
        return blocks[(int) (place >>> BLOCK_BITS)][(int) (place & (BLOCK - 1))];
    }

    void set(long place, int number) {
        int block = (int) (place >>> BLOCK_BITS);
        if (block >= blocks.length) {
            blocks = Arrays.copyOf(blocks, Math.max(2 * blocks.length, block + 1));
        }
        if (blocks[block] == null) {
            blocks[block] = new int[BLOCK];
            used++;
        }
        blocks[block][(int) (place & (BLOCK - 1))] = number;
    }

    /** Returns a number of 64 bits that takes two places. */
    long getLong(long place) {
        return ((long) get(place + 1) << 32) | (get(place) & 0xffffffffL);
    }

    /** Sets a number of 64 bits. */
    void setLong(long place, long number) {
        set(place, (int) number);
        set(place + 1, (int) (number >>> 32));
    }

    /** Returns how many bytes are in use. */
    long bytes() {
        return used * BLOCK * 4;
    }
}
