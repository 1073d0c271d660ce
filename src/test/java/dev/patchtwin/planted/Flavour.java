package dev.patchtwin.planted;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.Rewindable;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Symmetric;
import java.util.ArrayList;
import java.util.List;

/** What a planted model can do beyond what every model can. */
public enum Flavour {
    /** Nothing. */
    PLAIN,
    /** It goes back by itself. */
    QUICK,
    /** Its pages are interchangeable, and it says so. */
    EVEN,
    /** Both. */
    QUICK_EVEN;

    /** Tells whether models say that their pages are interchangeable. */
    public boolean isEven() {
        return this == EVEN || this == QUICK_EVEN;
    }

    /**
     * Makes a model.
     *
     * @param apart whether it is of another class than those of the other side
     */
    public Model make(Shape shape, Table table, boolean apart) {
        return switch (this) {
            case PLAIN -> apart ? new Machine(shape, table) {} : new Machine(shape, table);
            case QUICK -> apart ? new Quick(shape, table) {} : new Quick(shape, table);
            case EVEN -> apart ? new Even(shape, table) {} : new Even(shape, table);
            case QUICK_EVEN -> apart ? new QuickEven(shape, table) {} : new QuickEven(shape, table);
        };
    }

    /** Returns all ways of putting so many pages in order, the one that changes nothing first. */
    static List<int[]> orders(int pages) {
        List<int[]> orders = new ArrayList<>();
        orders(new int[pages], 0, orders);
        return orders;
    }

    private static void orders(int[] begun, int length, List<int[]> orders) {
        if (length == begun.length) {
            orders.add(begun.clone());
            return;
        }
        for (int page = 0; page < begun.length; page++) {
            boolean used = false;
            for (int i = 0; i < length; i++) {
                used |= begun[i] == page;
            }
            if (!used) {
                begun[length] = page;
                orders(begun, length + 1, orders);
            }
        }
    }

    private static class Quick extends Machine implements Rewindable {
        private final int[] marked;
        private boolean markedHalted;

        Quick(Shape shape, Table table) {
            super(shape, table);
            marked = pages.clone();
        }

        @Override
        public void mark() {
            System.arraycopy(pages, 0, marked, 0, pages.length);
            markedHalted = halted;
        }

        @Override
        public void rewind() {
            System.arraycopy(marked, 0, pages, 0, pages.length);
            halted = markedHalted;
        }

        @Override
        public void copy(Rewindable other) {
            System.arraycopy(((Quick) other).pages, 0, pages, 0, pages.length);
            halted = ((Quick) other).halted;
        }

        @Override
        public boolean isLike(Rewindable other) {
            return java.util.Arrays.equals(pages, ((Quick) other).pages) && halted == ((Quick) other).halted;
        }
    }

    /** Swaps pages. */
    private record Swapping(Machine machine, List<int[]> orders) {
        Swapping(Machine machine) {
            this(machine, Flavour.orders(machine.pages.length));
        }

        void save(StateWriter out, int way) {
            int[] swapped = new int[machine.pages.length];
            for (int page = 0; page < swapped.length; page++) {
                swapped[page] = machine.pages[orders.get(way)[page]];
            }
            machine.write(swapped, out);
        }
    }

    private static class Even extends Machine implements Symmetric {
        private final Swapping swapping = new Swapping(this);

        Even(Shape shape, Table table) {
            super(shape, table);
        }

        @Override
        public int symmetries() {
            return swapping.orders().size();
        }

        @Override
        public void saveSwapped(StateWriter out, int way) {
            swapping.save(out, way);
        }
    }

    private static class QuickEven extends Quick implements Symmetric {
        private final Swapping swapping = new Swapping(this);

        QuickEven(Shape shape, Table table) {
            super(shape, table);
        }

        @Override
        public int symmetries() {
            return swapping.orders().size();
        }

        @Override
        public void saveSwapped(StateWriter out, int way) {
            swapping.save(out, way);
        }
    }
}
