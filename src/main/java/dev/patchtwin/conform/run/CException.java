package dev.patchtwin.conform.run;

/** The C cannot be run at all, or does not say what the models understand. */
public final class CException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do */
    public CException(String message) {
        super(message);
    }
}
