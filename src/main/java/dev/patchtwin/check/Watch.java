package dev.patchtwin.check;

import dev.patchtwin.check.view.Steps;

/** Somebody who looks on while a check runs, and may ask it to stop. Called from several threads. */
public interface Watch extends Steps {
    /** Nobody. */
    Watch NOBODY = new Watch() {};

    /** Tells how far the exploration of a scope is; called often. */
    default void explored(ExploreProgress progress) {}
}
