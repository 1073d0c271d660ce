package dev.patchtwin.engine.explore;

import java.util.Arrays;

/**
 * Compares keys word by word. A slot holds half a fingerprint, and where the key lies in an arena: that of the states
 * themselves, or, where keys are not the states, one of its own.
 */
final class ExactSet extends StateSet {
    private static final long TAG = 0xffffffff00000000L;
    private static final long PLACE = 0x7fffffffL;
    private static final long CLAIMED = 0x80000000L;

    private final Arena arena;
    private final boolean ownArena;
    private final long[][] tables = new long[PARTS][0];
    private final Outbox[][] claimedBox = new Outbox[PARTS][16];
    private final int[][] claimedCandidate = new int[PARTS][16];
    private final int[] claimed = new int[PARTS];

    /** @param arena holds the keys, if the states are their own keys; otherwise this set makes an arena of its own */
    ExactSet(Arena arena, boolean statesAreKeys) {
        this.arena = statesAreKeys ? arena : new Arena();
        ownArena = !statesAreKeys;
    }

    @Override
    boolean contains(long first, long second, long[] words, int from, int length) {
        long[] table = tables[part(first)];
        if (table.length == 0) {
            return false;
        }
        long tag = first << 32;
        for (int slot = slot(first, table.length); table[slot] != 0; slot = slot + 1 == table.length ? 0 : slot + 1) {
            if ((table[slot] & TAG) == tag && arena.isAt((table[slot] & PLACE) - 1, words, from, length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    long fetchSlot(long first) {
        long[] table = tables[part(first)];
        return table.length == 0 ? 0 : table[slot(first, table.length)];
    }

    @Override
    long fetchKey(long first) {
        long[] table = tables[part(first)];
        if (table.length == 0) {
            return 0;
        }
        long tag = first << 32;
        int slot = slot(first, table.length);
        while (table[slot] != 0 && (table[slot] & TAG) != tag) {
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        return table[slot] == 0 ? 0 : arena.first((table[slot] & PLACE) - 1);
    }

    @Override
    void claim(int part, Outbox box, int candidate) {
        long[] table = tables[part];
        long first = box.first(candidate);
        long tag = first << 32;
        int slot = slot(first, table.length);
        while (table[slot] != 0) {
            if ((table[slot] & TAG) == tag && isKnown(part, table[slot], box, candidate)) {
                box.setSlot(candidate, -1);
                return;
            }
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        int number = claimed[part]++;
        if (number == claimedBox[part].length) {
            claimedBox[part] = Arrays.copyOf(claimedBox[part], 2 * number);
            claimedCandidate[part] = Arrays.copyOf(claimedCandidate[part], 2 * number);
        }
        claimedBox[part][number] = box;
        claimedCandidate[part][number] = candidate;
        table[slot] = tag | CLAIMED | number;
        box.setSlot(candidate, slot);
        added(part);
    }

    private boolean isKnown(int part, long entry, Outbox box, int candidate) {
        if ((entry & CLAIMED) != 0) {
            int number = (int) (entry & PLACE);
            return box.sameKey(candidate, claimedBox[part][number], claimedCandidate[part][number]);
        }
        return arena.isAt((entry & PLACE) - 1, box.words(), box.keyBegin(candidate), box.keyLength(candidate));
    }

    @Override
    long placeOfKey(Outbox box, int candidate) {
        return ownArena ? arena.add(box.keyLength(candidate)) : box.place(candidate);
    }

    @Override
    void settle(Outbox box, int candidate) {
        long first = box.first(candidate);
        long place = box.keyPlace(candidate);
        if (place >= PLACE) {
            throw new IllegalStateException("the states take more than " + (PLACE + 1) * Integer.BYTES
                    + " bytes: only their fingerprints can be kept");
        }
        if (ownArena) {
            arena.put(place, box.words(), box.keyBegin(candidate), box.keyLength(candidate));
        }
        tables[part(first)][box.slot(candidate)] = first << 32 | (place + 1);
    }

    @Override
    long room() {
        return PLACE - arena.end();
    }

    @Override
    void endBatch() {
        Arrays.fill(claimed, 0);
    }

    @Override
    int slotBytes() {
        return Long.BYTES;
    }

    @Override
    void resize(int part, int newCapacity) {
        long[] old = tables[part];
        long[] table = new long[newCapacity];
        for (long entry : old) {
            if (entry != 0) {
                int slot = slot(entry >>> 32, newCapacity);
                while (table[slot] != 0) {
                    slot = slot + 1 == newCapacity ? 0 : slot + 1;
                }
                table[slot] = entry;
            }
        }
        tables[part] = table;
    }

    @Override
    long bytes() {
        return super.bytes() + (ownArena ? arena.bytes() : 0);
    }
}
