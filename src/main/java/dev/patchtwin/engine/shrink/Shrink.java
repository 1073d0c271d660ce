package dev.patchtwin.engine.shrink;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * Makes a trace as small as it can, and keeps the difference that it shows.
 *
 * <p>The law: traces are judged by one order ({@code Size}) and by nothing else; every trial goes through one door, which
 * admits only what shows the same signature, channel and kind; the passes run in one order, again and again until none of
 * them finds anything. No clock and no randomness is involved, so the same trace shrinks to the same trace everywhere.
 * What comes out is a local minimum: no single edit of any pass makes it smaller.
 */
public final class Shrink {
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
        Door door = new Door(twin, signature, steps);
        List<Trace.Step> start = door.showing(steps);
        if (start.isEmpty()) {
            throw new IllegalArgumentException("the trace does not show a difference of " + signature);
        }
        door = new Door(twin, signature, start);
        List<Trace.Step> last;
        do {
            last = door.best();
            for (Pass pass : Pass.values()) {
                pass.run(door);
            }
        } while (!last.equals(door.best()));
        return new ShrinkResult(door.best(), door.trials());
    }
}
