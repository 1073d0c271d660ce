package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * How often cells moved from one look to another, by operation and side: a map in open addressing. Used by one thread.
 */
final class Moves {
    private static final int LOOK_BITS = 15;
    private static final long LOOKS = (1L << LOOK_BITS) - 1;
    private static final long FREE_SLOT = 0;

    /** From which look, to which one, by which operation; 0, from one look to the same, where there is nothing. */
    private long[] keys = new long[256];

    private long[] before = new long[256];
    private long[] after = new long[256];
    private int size;

    /** Counts a move from one look to another one, by an operation given as a number that is not negative. */
    void add(Side side, int from, int to, int operation) {
        int slot = slot((long) operation << (2 * LOOK_BITS) | (long) from << LOOK_BITS | to);
        if (side == Side.BEFORE) {
            before[slot]++;
        } else {
            after[slot]++;
        }
    }

    /** Adds what others have counted. */
    void addAll(Moves others) {
        for (int i = 0; i < others.keys.length; i++) {
            if (others.keys[i] != FREE_SLOT) {
                int slot = slot(others.keys[i]);
                before[slot] += others.before[i];
                after[slot] += others.after[i];
            }
        }
    }

    /** Returns the slot of a key, which may be new. */
    private int slot(long key) {
        int slot = find(key);
        if (keys[slot] == key) {
            return slot;
        }
        if (2 * ++size > keys.length) {
            grow();
            slot = find(key);
        }
        keys[slot] = key;
        return slot;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (keys[slot] != FREE_SLOT && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldBefore = before;
        long[] oldAfter = after;
        keys = new long[2 * oldKeys.length];
        before = new long[2 * oldKeys.length];
        after = new long[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE_SLOT) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                before[slot] = oldBefore[i];
                after[slot] = oldAfter[i];
            }
        }
    }

    /** Returns all moves by their looks and the names of the operations, which have these numbers. */
    List<Move> list(List<String> operations) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE_SLOT) {
                String operation = operations.get((int) (keys[i] >>> (2 * LOOK_BITS)));
                int from = (int) (keys[i] >>> LOOK_BITS & LOOKS);
                moves.add(new Move(from, (int) (keys[i] & LOOKS), operation, before[i], after[i]));
            }
        }
        moves.sort(Move.ORDER);
        return moves;
    }
}
