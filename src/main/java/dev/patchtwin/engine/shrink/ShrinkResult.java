package dev.patchtwin.engine.shrink;

import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * What shrinking came to.
 *
 * @param steps the smallest steps found that show the difference, the last one being the one that shows it
 * @param trials how many candidates were run
 * @param minimal whether no edit makes it smaller; false when the trials were used up before that was known
 */
public record ShrinkResult(List<Trace.Step> steps, int trials, boolean minimal) {
    /** Copies the list. */
    public ShrinkResult {
        steps = List.copyOf(steps);
    }
}
