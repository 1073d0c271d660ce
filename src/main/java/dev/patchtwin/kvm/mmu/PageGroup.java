package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.SavedPages;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;

/**
 * Some pointers to pages that lie side by side in memory, each with the part that its page usually plays and the two types
 * that it usually has. They are written together, two bits each, and behind them the pages that are unusual.
 */
final class PageGroup {
    private static final int PER_WORD = 30;

    private final SavedPages pages;
    private final int[] cells;
    private final int state;
    private int count;
    private int[] places = new int[8];
    private int[] names = new int[8];
    private int[] types = new int[8];
    private final int otherType;

    /**
     * @param state the state of all of its pages
     * @param otherType the type that any of them may have besides its own
     */
    PageGroup(SavedPages pages, int[] cells, int state, int otherType) {
        this.pages = pages;
        this.cells = cells;
        this.state = state;
        this.otherType = otherType;
    }

    /** Adds a pointer, by its place in memory. */
    void add(int place, int name, int type) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
            types = Arrays.copyOf(types, 2 * count);
        }
        places[count] = place;
        names[count] = name;
        types[count++] = type;
    }

    void save(StateWriter out) {
        for (int first = 0; first < count; first += PER_WORD) {
            int end = Math.min(count, first + PER_WORD);
            long codes = 0;
            boolean unusual = false;
            for (int i = first; i < end; i++) {
                int code = pages.code(cells[places[i]], names[i], types[i], otherType);
                unusual |= code == 3;
                codes = codes << 2 | code;
            }
            out.write(codes, 2 * (end - first));
            for (int i = first; unusual && i < end; i++) {
                if (pages.code(cells[places[i]], names[i], types[i], otherType) == 3) {
                    pages.saveWhole(out, cells[places[i]]);
                }
            }
        }
    }

    void load(StateReader in) {
        for (int first = 0; first < count; first += PER_WORD) {
            int end = Math.min(count, first + PER_WORD);
            long codes = in.read(2 * (end - first));
            for (int i = first; i < end; i++) {
                int code = (int) (codes >>> (2 * (end - 1 - i))) & 3;
                cells[places[i]] = pages.load(in, code, state, names[i], types[i], otherType);
            }
        }
    }
}
