package dev.patchtwin.model;

import java.util.List;

/**
 * How a {@link Pictured} model looks in one state.
 *
 * @param cells those that somebody has or owns, in an order in which two models that are alike list alike
 * @param trees what hangs below what
 * @param notes other things worth seeing, each a heading with lines: what is queued, how far the life of a VM is
 */
public record Picture(List<Cell> cells, List<Branch> trees, List<Note> notes) {
    /** Copies the lists. */
    public Picture {
        cells = List.copyOf(cells);
        trees = List.copyOf(trees);
        notes = List.copyOf(notes);
    }

    /**
     * A cell.
     *
     * @param name by the part it plays, as a trace would name it; several may have the same
     * @param look how it looks, of the {@link Legend}
     */
    public record Cell(String name, int look) {}

    /**
     * A part of a tree.
     *
     * @param text what stands there, in a short line
     * @param children what hangs below it
     */
    public record Branch(String text, List<Branch> children) {
        /** Copies the list. */
        public Branch {
            children = List.copyOf(children);
        }
    }

    /**
     * Something else worth seeing.
     *
     * @param heading the same in every picture of a model: {@code RCU callbacks}
     * @param lines in order
     */
    public record Note(String heading, List<String> lines) {
        /** Copies the list. */
        public Note {
            lines = List.copyOf(lines);
        }
    }
}
