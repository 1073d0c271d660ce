package dev.patchtwin.engine.explore;

/** Why an exploration ended. */
public enum Stop {
    /** There was nothing left to explore. */
    COMPLETE,
    /** A difference was found; everything as near as it was explored, and nothing farther. */
    DIFFERENCE,
    /** The bound on states was met. */
    STATES,
    /** The bound on depth was met. */
    DEPTH,
    /** The bound on memory was met. */
    MEMORY,
    /** The bound on time was met. */
    TIME,
    /** It was asked to stop. */
    CANCELLED,
    /** A state is too large to be kept: a difference that may be one of timing has been open for too long. */
    STATE_TOO_LARGE
}
