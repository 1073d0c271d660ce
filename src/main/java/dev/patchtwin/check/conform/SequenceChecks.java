package dev.patchtwin.check.conform;

import dev.patchtwin.check.view.Looks;
import dev.patchtwin.check.view.Steps;
import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.model.Trace;
import java.util.Set;

/** Compares a couple in whole sequences of operations, drawn at random. */
final class SequenceChecks {
    private final ConformPlan plan;
    private final Four four;
    private final Drifts drifts;
    private final Steps steps;

    SequenceChecks(ConformPlan plan, Four four, Drifts drifts, Steps steps) {
        this.plan = plan;
        this.four = four;
        this.drifts = drifts;
        this.steps = steps;
    }

    SequencesResult run(Couple couple) {
        steps.step("fuzzing " + couple.text());
        long callsBefore = calls();
        FuzzControl control = new FuzzControl();
        FuzzOptions options = new FuzzOptions(plan.seed(), plan.operations(), plan.length(), plan.threads(), Set.of());
        FuzzResult result =
                Looks.during(() -> Fuzz.run(options, () -> four.twin(couple, plan.world()), control), () -> {
                    steps.fuzzed(control.operations(), plan.operations());
                    if (steps.cancelled()) {
                        control.cancel();
                    }
                });
        four.program(false).finish();
        four.program(true).finish();
        long calls = calls() - callsBefore;
        for (Finding finding : result.findings()) {
            Trace trace = new Trace(plan.id(), plan.world(), finding.steps());
            drifts.add(couple, finding.signature(), trace, "fuzzing, in sequence " + (finding.sequence() + 1));
        }
        return new SequencesResult(
                couple,
                result.operations(),
                plan.operations(),
                result.sequences(),
                calls,
                result.findings().size(),
                result.nanos() / 1e9);
    }

    private long calls() {
        return four.program(false).calls() + four.program(true).calls();
    }
}
