package dev.patchtwin.check.conform;

import dev.patchtwin.check.view.Looks;
import dev.patchtwin.check.view.Steps;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreFinding;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares every patched function with its model, in every case that there is. */
final class FunctionChecks {
    private final ConformPlan plan;
    private final Four four;
    private final Drifts drifts;
    private final Steps steps;

    FunctionChecks(ConformPlan plan, Four four, Drifts drifts, Steps steps) {
        this.plan = plan;
        this.four = four;
        this.drifts = drifts;
        this.steps = steps;
    }

    /** Compares those of one side. */
    List<FunctionResult> run(boolean ofAfter) {
        List<FunctionResult> results = new ArrayList<>();
        for (String name : plan.models(ofAfter).functions().keySet()) {
            if (!steps.cancelled() && !four.program(ofAfter).isHopeless()) {
                results.add(run(name, ofAfter));
            }
        }
        four.program(ofAfter).finish();
        return results;
    }

    private FunctionResult run(String name, boolean ofAfter) {
        steps.step("comparing " + name + " in C with its model");
        ExploreControl control = new ExploreControl();
        ExploreResult result = Looks.during(
                () -> Explore.run(
                        ExploreOptions.unbounded(), () -> four.function(name, ofAfter, Optional.empty()), control),
                () -> {
                    if (steps.cancelled()) {
                        control.cancel();
                    }
                });
        if (!result.findings().isEmpty()) {
            ExploreFinding first = result.findings().get(0);
            drifts.add(name, ofAfter, new Trace(plan.id(), plan.smallWorld(), first.steps()));
        }
        // All calls are made from one state, so that a difference ends the exploration only after the last of them.
        boolean complete = result.complete() || result.stop() == Stop.DIFFERENCE;
        return new FunctionResult(
                name, ofAfter, result.transitions(), result.findings().isEmpty(), complete);
    }
}
