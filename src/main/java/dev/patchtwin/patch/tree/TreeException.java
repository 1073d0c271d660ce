package dev.patchtwin.patch.tree;

/** A tree cannot be opened or read. The message says what is wrong and what to do. */
public final class TreeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message a whole message, without a place */
    public TreeException(String message) {
        super(message);
    }
}
