package dev.patchtwin.check;

import dev.patchtwin.engine.explore.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict on a run, and why, as far as the findings do not say it.
 *
 * @param verdict the worst that can be said
 * @param reasons a sentence each
 */
record Judgement(Verdict verdict, List<String> reasons) {
    static Judgement of(
            Optional<ExploreRun> explored,
            Optional<FuzzRun> fuzzed,
            List<Finding> findings,
            List<DeclaredUse> declared,
            List<String> missedProbes) {
        List<String> reasons = new ArrayList<>();
        Verdict verdict =
                explored.isPresent() && explored.get().complete() ? Verdict.EQUIVALENT : Verdict.NO_DIFFERENCE_FOUND;
        for (Finding finding : findings) {
            verdict =
                    verdict.worse(finding.kind() == Finding.Kind.BROKEN_INVARIANT ? Verdict.UNSAFE : Verdict.DIFFERENT);
        }
        List<String> stopped = new ArrayList<>();
        explored.ifPresent(run -> stopped.addAll(stopped(run)));
        fuzzed.filter(FuzzRun::interrupted).ifPresent(run -> stopped.add(interrupted(run)));
        fuzzed.filter(run -> run.operations() == 0 && !run.interrupted())
                .ifPresent(run -> stopped.add("No operation is possible from the start in the world " + run.worldName()
                        + ", so that nothing was compared there."));
        if (!stopped.isEmpty()) {
            return new Judgement(verdict.worse(Verdict.INCONCLUSIVE), stopped);
        }
        if (fuzzed.isEmpty() && explored.isPresent() && !explored.get().ownWorld()) {
            // What another world than the bundle's own does not show is no reproach.
            return new Judgement(verdict, reasons);
        }
        for (DeclaredUse use : declared) {
            if (use.uses() == 0) {
                verdict = verdict.worse(use.stale() ? Verdict.STALE_CONTRACT : Verdict.INCONCLUSIVE);
                reasons.add(unused(use, fuzzed));
            }
        }
        for (String probe : missedProbes) {
            verdict = verdict.worse(Verdict.INCONCLUSIVE);
            reasons.add("The run has to meet this situation, and never did: " + probe + ".");
        }
        return new Judgement(verdict, reasons);
    }

    /** Returns the same, and whether golden traces show what is expected of them. */
    Judgement with(List<GoldenResult> goldens) {
        long stale = goldens.stream().filter(golden -> !golden.same()).count();
        return stale == 0
                ? this
                : with(
                        Verdict.STALE_GOLDEN,
                        "Golden traces that do not show what is expected of them: " + stale + " of " + goldens.size() + ".");
    }

    /** Returns the same, and what running the patch's own C has come to. */
    Judgement with(Optional<ConformRun> conform) {
        return conform.map(run -> switch (run.verdict()) {
                    // That it could not be run here says nothing about the models; the report says so.
                    case FITS, NOT_RUN -> this;
                    case INTERRUPTED ->
                        with(Verdict.INCONCLUSIVE, "Running the patch's own C beside the models did not come to its end.");
                    case DIFFERENT ->
                        with(
                                Verdict.DIFFERENT,
                                "The patch's own C differs outside of the contract, and so do the models.");
                    case UNFAITHFUL ->
                        with(
                                Verdict.UNFAITHFUL,
                                "The patch's own C does not do what the models do: what they show says little about the"
                                        + " patch.");
                })
                .orElse(this);
    }

    private Judgement with(Verdict other, String reason) {
        List<String> more = new ArrayList<>(reasons);
        more.add(reason);
        return new Judgement(verdict.worse(other), more);
    }

    /** Says what ended an exploration before its end, but for a difference, which speaks for itself. */
    private static List<String> stopped(ExploreRun run) {
        List<String> reasons = new ArrayList<>();
        for (ScopeRun scope : run.scopes()) {
            if (!scope.complete() && scope.stop() != Stop.DIFFERENCE) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "Exploring %s ended %s: %,d states were found up to %,d operations from the start, and %,d of"
                                + " them were not explored.",
                        scope.scope().name(),
                        why(scope.stop()),
                        scope.states(),
                        scope.depth(),
                        scope.unexplored()));
            }
        }
        if (!reasons.isEmpty() && run.scopes().size() < run.planned()) {
            reasons.add("Of its " + run.planned() + " slices, "
                    + (run.planned() - run.scopes().size()) + " were not begun.");
        }
        return reasons;
    }

    private static String why(Stop stop) {
        return switch (stop) {
            case COMPLETE, DIFFERENCE -> "by itself";
            case STATES -> "at the bound on states";
            case DEPTH -> "at the bound on depth";
            case MEMORY ->
                "at the bound on memory (raise it with --max-memory and PATCHTWIN_JAVA_OPTS=-Xmx..., or try --hashed)";
            case TIME -> "at the bound on time";
            case CANCELLED -> "because it was interrupted";
            case STATE_TOO_LARGE -> "because a difference that may be one of timing had been open for too long";
        };
    }

    private static String interrupted(FuzzRun fuzz) {
        return String.format(
                Locale.ROOT, "The run was interrupted after %,d of %,d operations.", fuzz.operations(), fuzz.planned());
    }

    private static String unused(DeclaredUse use, Optional<FuzzRun> fuzzed) {
        String unused = "The declared difference '" + use.declared().id() + "' was never needed";
        if (use.stale() || fuzzed.isEmpty()) {
            return unused + " in a whole run.";
        }
        return unused
                + String.format(
                        Locale.ROOT,
                        "; but the run was shorter than the %,d operations that the bundle asks for, or in another"
                                + " world.",
                        fuzzed.get().wholeRun());
    }
}
