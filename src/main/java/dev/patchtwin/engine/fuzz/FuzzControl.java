package dev.patchtwin.engine.fuzz;

import java.util.concurrent.atomic.AtomicLong;

/** Lets others watch a fuzzing run and stop it. Safe for use by several threads. */
public final class FuzzControl {
    private final AtomicLong operations = new AtomicLong();
    private volatile boolean cancelled;

    /** Asks the run to stop soon and to give back what it has. */
    public void cancel() {
        cancelled = true;
    }

    /** Tells whether the run was asked to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Returns about how many operations have been run so far. */
    public long operations() {
        return operations.get();
    }

    void ran(long more) {
        operations.addAndGet(more);
    }
}
