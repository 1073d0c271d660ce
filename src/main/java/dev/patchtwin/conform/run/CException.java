package dev.patchtwin.conform.run;

import dev.patchtwin.patch.OneLine;

/** The C cannot be run at all, or does not say what the models understand. */
public final class CException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do; made {@link OneLine}, for the C may have said some of it */
    public CException(String message) {
        super(OneLine.of(message));
    }
}
