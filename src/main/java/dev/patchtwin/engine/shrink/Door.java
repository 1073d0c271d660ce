package dev.patchtwin.engine.shrink;

import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The one door through which every trial goes. A candidate is run leniently: an operation that is not possible is left
 * out, an answer that is not asked for is dropped, and at the end the twin is brought to rest, so that a difference of
 * timing is told from one of value. What counts is the trace that really ran, cut off after the step that showed the
 * difference; it becomes the best when it is smaller and shows the same signature, never for any other difference.
 */
final class Door {
    private final Twin twin;
    private final Signature signature;
    private final Set<List<Trace.Step>> tried = new HashSet<>();
    private List<Trace.Step> best;
    private int trials;

    Door(Twin twin, Signature signature, List<Trace.Step> start) {
        this.twin = twin;
        this.signature = signature;
        best = start;
    }

    /** Returns the smallest trace so far. */
    List<Trace.Step> best() {
        return best;
    }

    /** Returns how many candidates were run. */
    int trials() {
        return trials;
    }

    /** Returns the vocabulary of the twin. */
    Vocabulary vocabulary() {
        return twin.vocabulary();
    }

    /** Returns the operations that there are. */
    List<Operation> operations() {
        return twin.vocabulary().operations();
    }

    /** Runs a candidate; tells whether it has become the best. */
    boolean improves(List<Trace.Step> candidate) {
        if (!tried.add(candidate)) {
            return false;
        }
        List<Trace.Step> ran = showing(candidate);
        if (ran.isEmpty() || Size.ORDER.compare(ran, best) >= 0) {
            return false;
        }
        best = ran;
        return true;
    }

    /** Runs a candidate, and returns what ran of it up to the difference; empty when it does not show it. */
    List<Trace.Step> showing(List<Trace.Step> candidate) {
        trials++;
        List<Trace.Step> ran = new ArrayList<>();
        twin.reset();
        for (Trace.Step step : candidate) {
            run(step.operation(), step.answers(), ran);
        }
        for (Operation operation : twin.vocabulary().drain()) {
            run(operation, List.of(), ran);
        }
        twin.finish();
        for (Difference difference : twin.differences()) {
            if (difference.signature().equals(signature)) {
                return List.copyOf(ran.subList(0, Math.min(difference.step() + 1, ran.size())));
            }
        }
        return List.of();
    }

    private void run(Operation operation, List<Trace.Answer> answers, List<Trace.Step> ran) {
        if (!twin.over() && twin.enabled().contains(operation.id())) {
            twin.step(operation, new Replay.Answers(answers));
            ran.add(new Trace.Step(operation, twin.answers()));
        }
    }
}
