package dev.patchtwin.check.view;

/** Somebody who looks on while something long runs, and may ask it to stop. Called from several threads. */
public interface Steps {
    /** Tells which step begins, in a phrase. */
    default void step(String what) {}

    /** Tells how far fuzzing is; called often. */
    default void fuzzed(long operations, long planned) {}

    /** Tells whether to stop as soon as possible, with what is known by then. */
    default boolean cancelled() {
        return false;
    }
}
