package dev.patchtwin.check.campaign;

import dev.patchtwin.engine.fuzz.FuzzControl;
import java.util.HashSet;
import java.util.Set;

/** Stops all runs that are going on, and all that would begin. Safe for use by several threads. */
final class FuzzControlGroup {
    private final Set<FuzzControl> running = new HashSet<>();
    private boolean cancelled;

    /** Returns the control of a run that begins. */
    synchronized FuzzControl add() {
        FuzzControl control = new FuzzControl();
        if (cancelled) {
            control.cancel();
        }
        running.add(control);
        return control;
    }

    synchronized void remove(FuzzControl control) {
        running.remove(control);
    }

    synchronized void cancel() {
        cancelled = true;
        running.forEach(FuzzControl::cancel);
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }
}
