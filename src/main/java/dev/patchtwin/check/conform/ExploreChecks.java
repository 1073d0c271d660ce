package dev.patchtwin.check.conform;

import dev.patchtwin.check.view.Looks;
import dev.patchtwin.check.view.Steps;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.model.Trace;

/** Compares a couple in every state that can be reached in the small world. */
final class ExploreChecks {
    private final ConformPlan plan;
    private final Four four;
    private final Drifts drifts;
    private final Steps steps;

    ExploreChecks(ConformPlan plan, Four four, Drifts drifts, Steps steps) {
        this.plan = plan;
        this.four = four;
        this.drifts = drifts;
        this.steps = steps;
    }

    ExploredResult run(Couple couple) {
        steps.step("exploring " + plan.smallWorldName() + ", " + couple.text());
        ExploreControl control = new ExploreControl();
        ExploreOptions options =
                ExploreOptions.unbounded().withThreads(plan.threads()).withFaults(plan.smallFaults());
        ExploreResult result =
                Looks.during(() -> Explore.run(options, () -> four.twin(couple, plan.smallWorld()), control), () -> {
                    if (steps.cancelled()) {
                        control.cancel();
                    }
                });
        four.program(false).finish();
        four.program(true).finish();
        result.findings()
                .forEach(finding -> drifts.add(
                        couple,
                        finding.signature(),
                        new Trace(plan.id(), plan.smallWorld(), finding.steps()),
                        "exploring " + plan.smallWorldName()));
        return new ExploredResult(
                couple,
                plan.smallWorldName(),
                result.states(),
                result.transitions(),
                plan.smallFaults(),
                result.complete(),
                result.findings().size(),
                result.nanos() / 1e9);
    }
}
