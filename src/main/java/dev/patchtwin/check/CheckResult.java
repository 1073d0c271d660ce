package dev.patchtwin.check;

import java.util.List;
import java.util.Optional;

/**
 * What came out of checking one bundle.
 *
 * @param id the bundle
 * @param title the patch's title
 * @param patch the patch
 * @param models the names of the two models, before and after
 * @param strict whether the declared differences were switched off
 * @param goldens the golden traces that were replayed, in alphabetical order, and whether both sides show what is expected
 * @param explored what the exploration came to, if there was one
 * @param fuzz what the fuzzing run did, if there was one
 * @param conform what came of running the patch's own C beside the models, if that was wanted
 * @param channels every channel, in the models' order, and what came out on it
 * @param declared every declared difference, in the contract's order; none when switched off
 * @param findings what was found, each once, in the order of channels
 * @param probes how many situations the run had to meet
 * @param missedProbes those that it did not meet
 * @param verdict the worst that can be said
 * @param reasons why, in words, as far as the findings do not say it
 * @param repro the command that does all this again
 * @param note something that went wrong by the way, and changes nothing of the above
 */
public record CheckResult(
        String id,
        String title,
        PatchSummary patch,
        List<String> models,
        boolean strict,
        List<GoldenResult> goldens,
        Optional<ExploreRun> explored,
        Optional<FuzzRun> fuzz,
        Optional<ConformRun> conform,
        List<ChannelResult> channels,
        List<DeclaredUse> declared,
        List<Finding> findings,
        int probes,
        List<String> missedProbes,
        Verdict verdict,
        List<String> reasons,
        String repro,
        Optional<String> note) {
    /** Copies the lists. */
    public CheckResult {
        models = List.copyOf(models);
        goldens = List.copyOf(goldens);
        channels = List.copyOf(channels);
        declared = List.copyOf(declared);
        findings = List.copyOf(findings);
        missedProbes = List.copyOf(missedProbes);
        reasons = List.copyOf(reasons);
    }

    /** Returns the same of this patch, with these golden traces and these findings. */
    public CheckResult with(PatchSummary otherPatch, List<GoldenResult> otherGoldens, List<Finding> otherFindings) {
        return new CheckResult(
                id,
                title,
                otherPatch,
                models,
                strict,
                otherGoldens,
                explored,
                fuzz,
                conform,
                channels,
                declared,
                otherFindings,
                probes,
                missedProbes,
                verdict,
                reasons,
                repro,
                note);
    }
}
