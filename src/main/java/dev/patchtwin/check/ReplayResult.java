package dev.patchtwin.check;

import dev.patchtwin.check.view.StepView;
import java.util.List;

/**
 * What came out of replaying a trace.
 *
 * @param bundle the id of its bundle
 * @param strict whether the declared differences were switched off
 * @param steps what both sides showed, step by step
 * @param differing the channels that differ outside the contract
 * @param timing those that differ in time only
 * @param broken the channels on which both sides broke an invariant
 * @param declared the ids of the declared differences that were needed
 * @param repro the command that shows it again
 */
public record ReplayResult(
        String bundle,
        boolean strict,
        List<StepView> steps,
        List<String> differing,
        List<String> timing,
        List<String> broken,
        List<String> declared,
        String repro) {
    /** Copies the lists. */
    public ReplayResult {
        steps = List.copyOf(steps);
        differing = List.copyOf(differing);
        timing = List.copyOf(timing);
        broken = List.copyOf(broken);
        declared = List.copyOf(declared);
    }

    /** Returns the worst that this one trace says. */
    public Verdict verdict() {
        if (!differing.isEmpty() || !timing.isEmpty()) {
            return Verdict.DIFFERENT;
        }
        return broken.isEmpty() ? Verdict.NO_DIFFERENCE_FOUND : Verdict.UNSAFE;
    }
}
