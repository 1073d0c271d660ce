package dev.patchtwin.engine.shrink;

import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one door through which every trial goes. What counts is the trace that really ran, cut off after the step that
 * showed the difference, if it shows the same without the rest; it becomes the best when it is smaller and shows the same
 * signature, never for any other difference.
 */
final class Door {
    private final Twin twin;
    private final Signature signature;
    private final int mostTrials;
    private final boolean drains;
    private final Set<Candidate> tried = new HashSet<>();
    private Candidate best;
    private int trials;

    /**
     * Opens the door to what is smaller than a trace.
     *
     * @throws IllegalArgumentException when the trace does not show the difference
     */
    Door(Twin twin, Signature signature, List<Trace.Step> start, int mostTrials) {
        this.twin = twin;
        this.signature = signature;
        this.mostTrials = mostTrials;
        Candidate given = Candidate.byName(start);
        // A model that breaks its promise about the drain may show the difference only where it is not drained.
        drains = Trial.run(twin, given, signature, true).difference().isPresent();
        best = showing(given)
                .orElseThrow(
                        () -> new IllegalArgumentException("the trace does not show a difference of " + signature));
    }

    /** Returns the smallest trace so far. */
    Candidate best() {
        return best;
    }

    /** Returns how many candidates were run. */
    int trials() {
        return trials;
    }

    /** Tells whether no more trials are allowed. */
    boolean isShut() {
        return trials >= mostTrials;
    }

    /** Returns the operations that there are. */
    List<Operation> operations() {
        return twin.vocabulary().operations();
    }

    /** Returns the questions of a candidate's last step that got the nominal answer. */
    List<Trace.Answer> nominal(Candidate candidate) {
        if (isShut()) {
            return List.of();
        }
        trials++;
        return Trial.nominal(twin, candidate);
    }

    /** Runs a candidate, unless it was run before; tells whether it has become the best. */
    boolean improves(Candidate candidate) {
        if (isShut() || !tried.add(candidate)) {
            return false;
        }
        Optional<Candidate> shown = showing(candidate);
        if (shown.isEmpty() || Size.ORDER.compare(shown.get().steps(), best.steps()) >= 0) {
            return false;
        }
        best = shown.get();
        return true;
    }

    /** Runs a candidate, and returns what of it shows the difference, and is enough to show it. */
    private Optional<Candidate> showing(Candidate candidate) {
        Trial.Outcome outcome = run(candidate);
        if (outcome.difference().isEmpty()) {
            return Optional.empty();
        }
        Difference difference = outcome.difference().get();
        int first = difference.step() + 1;
        // Whoever shows a difference of timing brings it to rest anyway: what did so here need not be kept.
        boolean owed = signature.kind() == Signature.Kind.TIMING && outcome.own() >= first;
        int decided = owed ? Math.min(outcome.own(), difference.decided() + 1) : difference.decided() + 1;
        for (int end : new int[] {first, decided, outcome.ran().size()}) {
            Candidate shown = outcome.ran().first(end);
            if (end == outcome.own() || showsAtItsEnd(shown)) {
                return Optional.of(shown);
            }
        }
        return Optional.empty();
    }

    /** Tells whether a trace that was cut off still shows the difference, and so does all that was run of it. */
    private boolean showsAtItsEnd(Candidate cut) {
        Trial.Outcome outcome = run(Candidate.byName(cut.steps()));
        return outcome.own() == cut.size() && outcome.difference().isPresent();
    }

    private Trial.Outcome run(Candidate candidate) {
        trials++;
        return Trial.run(twin, candidate, signature, drains);
    }
}
