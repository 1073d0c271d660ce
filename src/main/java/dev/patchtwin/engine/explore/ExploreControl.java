package dev.patchtwin.engine.explore;

/** Lets others watch an exploration and stop it. Safe for use by several threads. */
public final class ExploreControl {
    /**
     * How far an exploration is.
     *
     * @param states how many states are known
     * @param transitions how many transitions were made
     * @param depth how many operations the states that are being explored are away from the initial one
     * @param frontier how many states of this depth there are
     * @param explored how many of these are explored
     * @param left about how many more states there will be, if things go on as they do; -1 while that cannot be told
     * @param bytes how much memory the states take
     */
    public record Progress(
            long states, long transitions, int depth, long frontier, long explored, long left, long bytes) {}

    private volatile Progress progress = new Progress(0, 0, 0, 0, 0, -1, 0);
    private volatile boolean cancelled;

    /** Asks the exploration to stop soon and to give back what it has. */
    public void cancel() {
        cancelled = true;
    }

    /** Tells whether the exploration was asked to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Returns how far it is. */
    public Progress progress() {
        return progress;
    }

    void report(Progress now) {
        progress = now;
    }
}
