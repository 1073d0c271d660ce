package dev.patchtwin.kvm.world;

import java.util.Arrays;

/**
 * All that can change in a host and its kernel, as numbers in one array, so that a state is remembered, put back and
 * compared as a whole. Each part reserves its cells when it is made, and reads and writes them in its own words.
 */
public final class Memory {
    private final int[] cells;
    private final int[] marked;
    private int reserved;

    /** All cells from here on are 0. */
    private int end;

    private int markedEnd;

    /** @param most how many cells all parts together reserve at most */
    Memory(int most) {
        cells = new int[most];
        marked = new int[most];
    }

    /** Reserves cells, and returns the place of the first. */
    public int reserve(int count) {
        int first = reserved;
        reserved += count;
        end = reserved;
        return first;
    }

    /** Reserves cells of which only the first are used most of the time; {@link #use} says how far. */
    public int reserveSeldomUsed(int count) {
        int first = reserved;
        reserved += count;
        return first;
    }

    /** Says that cells before this place are used from now on. */
    public void use(int place) {
        end = Math.max(end, place);
    }

    /** Returns the place from which on all cells are 0. */
    public int end() {
        return end;
    }

    /** Returns the cells. */
    public int[] cells() {
        return cells;
    }

    /** Makes all cells 0. */
    void clear() {
        Arrays.fill(cells, 0, end, 0);
    }

    /** Remembers the present state, instead of any remembered before. */
    public void mark() {
        System.arraycopy(cells, 0, marked, 0, end);
        if (markedEnd > end) {
            Arrays.fill(marked, end, markedEnd, 0);
        }
        markedEnd = end;
    }

    /** Goes back to the state that was remembered. */
    public void rewind() {
        System.arraycopy(marked, 0, cells, 0, Math.max(end, markedEnd));
        end = markedEnd;
    }

    /** Takes over the state of another memory of the same size. */
    public void copy(Memory other) {
        int most = Math.max(end, other.end);
        System.arraycopy(other.cells, 0, cells, 0, most);
        end = other.end;
    }

    /** Tells whether another memory holds the same. */
    public boolean isLike(Memory other) {
        int most = Math.max(end, other.end);
        return Arrays.equals(cells, 0, most, other.cells, 0, most);
    }
}
