package dev.patchtwin.engine.twin;

/** A model does what no model may: it throws, or it does not do the same in the same state. No fault of who drives it. */
public final class ModelException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param message which model, in which operation, and what it did */
    public ModelException(String message) {
        super(message);
    }

    /**
     * @param message which model, in which operation, and what it did
     * @param cause what it threw
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
