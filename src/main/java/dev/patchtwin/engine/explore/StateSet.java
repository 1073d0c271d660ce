package dev.patchtwin.engine.explore;

/**
 * The set of states that are known, in parts, by the upper bits of their fingerprints. While a batch is expanded it is only
 * read, by all threads; then each part is changed by one thread: candidates are claimed in their order, the first of equal
 * ones wins; and when it is known where the new ones lie, their slots are settled.
 */
abstract class StateSet {
    /** How many parts there are. */
    static final int PARTS = 64;

    private static final int PART_SHIFT = 58;
    private static final int FIRST_CAPACITY = 64;

    /** At most three slots in four are used, so that one seldom has to look far. */
    private static final double MOST_FULL = 0.75;

    private static final double GROWTH = 1.15;

    private final int[] used = new int[PARTS];
    private final int[] capacity = new int[PARTS];

    /** Returns the part of a fingerprint. */
    static int part(long first) {
        return (int) (first >>> PART_SHIFT);
    }

    /** Returns the slot at which to begin looking: uniform over the capacity, by the lower half of a fingerprint. */
    static int slot(long first, int capacity) {
        return (int) (((first & 0xffffffffL) * capacity) >>> 32);
    }

    /** Tells whether a key is known. */
    abstract boolean contains(long first, long second, long[] words, int from, int length);

    /** Reads from where looking for a key would begin, and nothing more; what is read means nothing. */
    abstract long fetchSlot(long first);

    /** Reads from where the key would be compared, if anywhere, and nothing more; what is read means nothing. */
    abstract long fetchKey(long first);

    /** Claims a slot for a candidate, unless it is known; leaves the slot, or -1, in the outbox. */
    abstract void claim(int part, Outbox box, int candidate);

    /** Chooses where the key of a new state will lie; called for one after the other, in the order of states. */
    abstract long placeOfKey(Outbox box, int candidate);

    /** Keeps the key of a new state at the place that was chosen, if it does not lie there already. */
    abstract void settle(Outbox box, int candidate);

    /** Returns how many bytes a slot takes. */
    abstract int slotBytes();

    /** Makes the table of a part anew with another capacity. */
    abstract void resize(int part, int newCapacity);

    /** Returns how many more halves of words of keys can be told apart by their place. */
    long room() {
        return Long.MAX_VALUE;
    }

    /** A batch is over: nothing is waiting to be settled. */
    void endBatch() {}

    /** Makes sure that a part can take so many more. */
    final void reserve(int part, int more) {
        int needed = used[part] + more;
        if (needed > capacity[part] * MOST_FULL) {
            capacity[part] = (int) Math.max(Math.max(FIRST_CAPACITY, capacity[part] * GROWTH), needed / MOST_FULL + 1);
            resize(part, capacity[part]);
        }
    }

    /** Counts one more in a part. */
    final void added(int part) {
        used[part]++;
    }

    /** Returns how many bytes the tables take. */
    long bytes() {
        long slots = 0;
        for (int each : capacity) {
            slots += each;
        }
        return slots * slotBytes();
    }
}
