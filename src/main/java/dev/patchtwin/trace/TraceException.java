package dev.patchtwin.trace;

/** A trace that cannot be read. The message is one line, {@code file:line: error: what is wrong; what to do}. */
public final class TraceException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param file as the user named it
     * @param line from 1
     * @param message what is wrong and what to do, in a line
     */
    public TraceException(String file, int line, String message) {
        super(file + ":" + line + ": error: " + message);
    }
}
