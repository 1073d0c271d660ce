package dev.patchtwin.engine.twin;

import java.util.Arrays;

/** A map from long to long in open addressing that is emptied in no time: each entry knows in which round it was put. */
final class LongMap {
    /** What {@link #get} gives for a key that is not there. */
    static final long ABSENT = Long.MIN_VALUE;

    private long[] keys = new long[256];
    private long[] values = new long[256];
    private int[] rounds = new int[256];
    private int round = 1;
    private int size;

    void clear() {
        size = 0;
        if (++round == 0) {
            Arrays.fill(rounds, 0);
            round = 1;
        }
    }

    long get(long key) {
        int slot = slot(key);
        return rounds[slot] == round ? values[slot] : ABSENT;
    }

    void put(long key, long value) {
        int slot = slot(key);
        if (rounds[slot] != round) {
            if (2 * ++size > keys.length) {
                grow();
                slot = slot(key);
            }
            rounds[slot] = round;
            keys[slot] = key;
        }
        values[slot] = value;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        // Words carry their subject in the upper bits alone: without folding these in, they would all begin at one slot.
        int slot = (int) (((key ^ key >>> 32 ^ key >>> 48) * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (rounds[slot] == round && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        int[] oldRounds = rounds;
        keys = new long[2 * oldKeys.length];
        values = new long[2 * oldKeys.length];
        rounds = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldRounds[i] == round) {
                int slot = slot(oldKeys[i]);
                rounds[slot] = round;
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
