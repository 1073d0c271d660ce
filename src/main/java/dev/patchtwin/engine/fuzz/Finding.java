package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * The first sequence that showed a difference.
 *
 * @param signature channel and kind of the difference
 * @param sequence which sequence of the seed it was, from 0; -1 for one of the corpus that the run began with
 * @param operations how many operations the run had made at its end
 * @param steps the sequence up to its end
 */
public record Finding(Signature signature, long sequence, long operations, List<Trace.Step> steps) {
    /** Copies the list. */
    public Finding {
        steps = List.copyOf(steps);
    }

    /** Returns the same for a run that had made more operations before. */
    Finding after(long more) {
        return new Finding(signature, sequence, operations + more, steps);
    }
}
