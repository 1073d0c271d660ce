package dev.patchtwin.conform.box;

/** The box itself does not work here; the message says why, and says nothing about the program. */
public final class BoxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BoxException(String message) {
        super(message);
    }

    BoxException(String message, Throwable cause) {
        super(message, cause);
    }
}
