package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * A difference, with a shortest way to it: no shorter sequence of operations shows any difference of value or broken
 * invariant.
 *
 * @param signature channel and kind
 * @param steps the way from the initial state
 */
public record ExploreFinding(Signature signature, List<Trace.Step> steps) {
    /** Copies the list. */
    public ExploreFinding {
        steps = List.copyOf(steps);
    }
}
