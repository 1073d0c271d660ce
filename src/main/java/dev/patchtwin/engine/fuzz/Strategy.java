package dev.patchtwin.engine.fuzz;

import java.util.Locale;

/** Where a guided sequence comes from. */
enum Strategy {
    /** From nothing. */
    FRESH,
    /** The beginning of a kept sequence, then something new. */
    EXTEND,
    /** The beginning of one kept sequence and the end of another. */
    SPLICE,
    /** A kept sequence in which other things go wrong. */
    FAULTS,
    /** A kept sequence with operations left out, doubled, exchanged or put in. */
    EDIT;

    /** Returns what it is called in print. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
