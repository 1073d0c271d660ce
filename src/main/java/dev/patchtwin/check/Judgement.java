package dev.patchtwin.check;

import java.util.ArrayList;
import java.util.List;

/**
 * The verdict on a run, and why, as far as the findings do not say it.
 *
 * @param verdict the worst that can be said
 * @param reasons a sentence each
 */
record Judgement(Verdict verdict, List<String> reasons) {
    static Judgement of(FuzzRun fuzz, List<Finding> findings, List<DeclaredUse> declared, List<String> missedProbes) {
        Verdict verdict = Verdict.NO_DIFFERENCE_FOUND;
        List<String> reasons = new ArrayList<>();
        for (Finding finding : findings) {
            verdict = verdict.worse(
                    finding.kind() == Finding.Kind.BROKEN_INVARIANT ? Verdict.UNSAFE : Verdict.DIFFERENT);
        }
        if (fuzz.interrupted()) {
            verdict = verdict.worse(Verdict.INCONCLUSIVE);
            reasons.add("The run was interrupted after " + fuzz.operations() + " of " + fuzz.planned() + " operations.");
        }
        for (DeclaredUse use : declared) {
            if (use.stale()) {
                verdict = verdict.worse(Verdict.STALE_CONTRACT);
                reasons.add("The declared difference '" + use.declared().id() + "' was never needed in a whole run.");
            } else if (use.uses() == 0) {
                verdict = verdict.worse(Verdict.INCONCLUSIVE);
                reasons.add("The declared difference '" + use.declared().id() + "' was not needed; but the run was"
                        + " shorter than the " + fuzz.wholeRun() + " operations that the bundle asks for, or in another"
                        + " world.");
            }
        }
        if (!missedProbes.isEmpty()) {
            verdict = verdict.worse(Verdict.INCONCLUSIVE);
            missedProbes.forEach(probe -> reasons.add("The run never met this situation, which it has to meet: " + probe
                    + "."));
        }
        return new Judgement(verdict, reasons);
    }
}
