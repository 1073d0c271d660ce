package dev.patchtwin.check;

/** Somebody who looks on while a check runs, and may ask it to stop. Called from several threads. */
public interface Watch {
    /** Nobody. */
    Watch NOBODY = new Watch() {};

    /** Tells which step begins, in a phrase. */
    default void step(String what) {}

    /** Tells how far fuzzing is; called often. */
    default void fuzzed(long operations, long planned) {}

    /** Tells how far the exploration of a scope is; called often. */
    default void explored(ExploreProgress progress) {}

    /** Tells whether to stop as soon as possible, with what is known by then. */
    default boolean cancelled() {
        return false;
    }
}
