package dev.patchtwin.planted;

import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.shrink.Shrink;
import dev.patchtwin.engine.shrink.ShrinkResult;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.function.Supplier;

/** What is judged, where a test can put something worse in its place. */
class Engine {
    /** Makes twins of a plan. */
    Supplier<Twin> twins(Plan plan, boolean withoutContract) {
        return plan.twins(withoutContract);
    }

    ExploreResult explore(ExploreOptions options, Supplier<Twin> twins, ExploreControl control) {
        return Explore.run(options, twins, control);
    }

    FuzzResult fuzz(FuzzOptions options, Supplier<Twin> twins) {
        return Fuzz.run(options, twins, new FuzzControl());
    }

    ShrinkResult shrink(Twin twin, List<Trace.Step> steps, Signature signature) {
        return Shrink.shrink(twin, steps, signature);
    }
}
