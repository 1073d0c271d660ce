package dev.patchtwin.engine.explore;

/** Keeps 128-bit fingerprints and no keys: two different states with the same fingerprint are taken for one. */
final class HashedSet extends StateSet {
    private final long[][] tables = new long[PARTS][0];

    @Override
    boolean contains(long first, long second, long[] words, int from, int length) {
        long[] table = tables[part(first)];
        return table.length > 0 && table[find(table, nonZero(first), second)] != 0;
    }

    @Override
    long fetchSlot(long first) {
        long[] table = tables[part(first)];
        return table.length == 0 ? 0 : table[2 * slot(nonZero(first), table.length / 2)];
    }

    @Override
    long fetchKey(long first) {
        return 0;
    }

    /** Returns the place of a fingerprint in a table, or the free one where it belongs. */
    private static int find(long[] table, long first, long second) {
        int at = 2 * slot(first, table.length / 2);
        while (table[at] != 0 && (table[at] != first || table[at + 1] != second)) {
            at = at + 2 == table.length ? 0 : at + 2;
        }
        return at;
    }

    @Override
    void claim(int part, Outbox box, int candidate) {
        long[] table = tables[part];
        long first = nonZero(box.first(candidate));
        int at = find(table, first, box.second(candidate));
        if (table[at] != 0) {
            box.setSlot(candidate, -1);
            return;
        }
        table[at] = first;
        table[at + 1] = box.second(candidate);
        box.setSlot(candidate, at);
        added(part);
    }

    /** 0 means free. */
    private static long nonZero(long first) {
        return first == 0 ? 1 : first;
    }

    @Override
    long placeOfKey(Outbox box, int candidate) {
        return 0;
    }

    @Override
    void settle(Outbox box, int candidate) {}

    @Override
    int slotBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    void resize(int part, int newCapacity) {
        long[] old = tables[part];
        long[] table = new long[2 * newCapacity];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int at = find(table, old[i], old[i + 1]);
                table[at] = old[i];
                table[at + 1] = old[i + 1];
            }
        }
        tables[part] = table;
    }
}
