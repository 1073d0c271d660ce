package dev.patchtwin.conform.coverage;

/** There are no counts; the message says why, and what to do. */
public final class CoverageException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message why, and what to do */
    public CoverageException(String message) {
        super(message);
    }
}
