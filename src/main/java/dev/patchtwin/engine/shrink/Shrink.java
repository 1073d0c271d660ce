package dev.patchtwin.engine.shrink;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * Makes a trace as small as it can, and keeps the difference that it shows.
 *
 * <p>The law: traces are judged by one order and by nothing else. Smaller is, in this order:
 * <ol>
 *   <li>fewer operations: each one is something a reader has to follow;
 *   <li>fewer answers that are not nominal: each one is something that has to go wrong;
 *   <li>answers that stand earlier in their question's list, and earlier attempts: the plainer fault;
 *   <li>operations that stand earlier in the vocabulary, first step first: the lower vCPU, the lower gfn;
 *   <li>answers about subjects that stand earlier.
 * </ol>
 *
 * <p>Every trial goes through one door, which admits only what shows the same signature, channel and kind; the passes run
 * in one order, again and again until none of them finds anything. No clock and no randomness is involved, so the same
 * trace shrinks to the same trace everywhere. What comes out is a local minimum: no single edit of any pass makes it
 * smaller.
 *
 * <p>The witness of a difference in value ends with the step that first shows it. One in timing ends there too, although
 * only the next point of rest tells that it was no more than that: to see it, bring the twin to rest.
 */
public final class Shrink {
    /** How many candidates are run at most. */
    public static final int MOST_TRIALS = 200_000;

    private Shrink() {}

    /**
     * Shrinks.
     *
     * @param twin runs the trials
     * @param steps a trace that shows the difference
     * @param signature the difference to keep
     * @throws IllegalArgumentException when the trace does not show the difference on this twin
     */
    public static ShrinkResult shrink(Twin twin, List<Trace.Step> steps, Signature signature) {
        return shrink(twin, steps, signature, MOST_TRIALS);
    }

    /** Does the same with at most so many trials; a few more are run to finish what was begun. */
    static ShrinkResult shrink(Twin twin, List<Trace.Step> steps, Signature signature, int mostTrials) {
        Door door = new Door(twin, signature, steps, mostTrials);
        Candidate last;
        do {
            last = door.best();
            for (Pass pass : Pass.values()) {
                pass.run(door);
            }
        } while (!last.equals(door.best()));
        return new ShrinkResult(door.best().steps(), door.trials(), !door.isShut());
    }
}
