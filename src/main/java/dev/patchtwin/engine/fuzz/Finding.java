package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * The first sequence that showed a difference.
 *
 * @param signature channel and kind of the difference
 * @param sequence which sequence of the seed it was, from 0
 * @param steps the sequence up to its end
 */
public record Finding(Signature signature, long sequence, List<Trace.Step> steps) {
    /** Copies the list. */
    public Finding {
        steps = List.copyOf(steps);
    }
}
