package dev.patchtwin.engine.twin;

/** Which of the two models. */
public enum Side {
    /** The code before the patch. */
    BEFORE,
    /** The code after the patch. */
    AFTER;

    /** Returns the name as contracts write it, in lower case. */
    public String text() {
        return this == BEFORE ? "before" : "after";
    }
}
