package dev.patchtwin.model;

/**
 * A {@link Model} that can be looked at: it consists of cells, such as the pages of a machine, each of which plays a part
 * somewhere at any time. Reports draw it, and an exploration counts how cells move from one part to the next.
 */
public interface Pictured extends Model {
    /** Returns what its pictures consist of; the same for every model of a factory, whatever its world. */
    Legend legend();

    /** Returns how many cells there are; the same in every state. */
    int cells();

    /**
     * Returns how a cell looks now. Must be fast: a counting exploration asks after every transition for every cell.
     *
     * @param cell from 0; during one operation the same number stands for the same cell, but not beyond that. A state that is
     *     loaded or gone back to once more has its cells under the same numbers every time
     * @return a look of the {@link #legend()}
     */
    int look(int cell);

    /** Draws the present state. Need not be fast. */
    Picture picture();
}
