package dev.patchtwin.check.dossier;

import dev.patchtwin.check.Twins;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.check.view.Views;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * What is seen of a trace.
 *
 * @param steps what both sides showed
 * @param slots as {@link Play} has them
 * @param before as {@link Play} has them
 * @param after as {@link Play} has them
 */
record Performance(List<StepView> steps, List<Play.Slot> slots, List<Play.Scene> before, List<Play.Scene> after) {
    /** Replays a trace that is known to fit. */
    static Performance of(Twins twins, Trace trace) {
        Twin twin = twins.make();
        Views views = new Views();
        Scenes scenes = new Scenes(twin);
        scenes.draw();
        Replay.run(twin, trace, (index, step, at) -> {
            views.add(step, at);
            scenes.draw();
        });
        return new Performance(views.steps(), scenes.slots(), scenes.of(Side.BEFORE), scenes.of(Side.AFTER));
    }
}
