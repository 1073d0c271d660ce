package dev.patchtwin.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
            verdict =
                    verdict.worse(finding.kind() == Finding.Kind.BROKEN_INVARIANT ? Verdict.UNSAFE : Verdict.DIFFERENT);
        }
        if (fuzz.interrupted()) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "The run was interrupted after %,d of %,d operations.",
                    fuzz.operations(),
                    fuzz.planned()));
            return new Judgement(verdict.worse(Verdict.INCONCLUSIVE), reasons);
        }
        for (DeclaredUse use : declared) {
            if (use.uses() == 0) {
                verdict = verdict.worse(use.stale() ? Verdict.STALE_CONTRACT : Verdict.INCONCLUSIVE);
                reasons.add(unused(use, fuzz));
            }
        }
        for (String probe : missedProbes) {
            verdict = verdict.worse(Verdict.INCONCLUSIVE);
            reasons.add("The run has to meet this situation, and never did: " + probe + ".");
        }
        return new Judgement(verdict, reasons);
    }

    private static String unused(DeclaredUse use, FuzzRun fuzz) {
        String unused = "The declared difference '" + use.declared().id() + "' was never needed";
        return use.stale()
                ? unused + " in a whole run."
                : unused
                        + String.format(
                                Locale.ROOT,
                                "; but the run was shorter than the %,d operations that the bundle asks for, or in"
                                        + " another world.",
                                fuzz.wholeRun());
    }
}
