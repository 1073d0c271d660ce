package dev.patchtwin.engine.shrink;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A trace that may be run, and how its answers find their questions: by name, as it stands in the trace; or by turn, so
 * that they find them too when the trace is about other things than before. The turn of an answer counts how often its
 * step had asked that kind of question by then, from 1, of whatever subject.
 *
 * @param steps the trace
 * @param turns for each step the turn of each of its answers; empty where answers go by name
 */
record Candidate(List<Trace.Step> steps, List<List<Integer>> turns) {
    /** Copies the lists. */
    Candidate {
        steps = List.copyOf(steps);
        turns = List.copyOf(turns);
    }

    /** Returns these steps, with answers that go by name. */
    static Candidate byName(List<Trace.Step> steps) {
        return new Candidate(steps, List.of());
    }

    int size() {
        return steps.size();
    }

    Trace.Step step(int index) {
        return steps.get(index);
    }

    /** Returns the same, by name, without some steps. */
    Candidate without(int from, int to) {
        List<Trace.Step> rest = new ArrayList<>(steps);
        rest.subList(from, to).clear();
        return byName(rest);
    }

    /** Returns the same, by name, with another step in a place. */
    Candidate with(int index, Trace.Step step) {
        List<Trace.Step> changed = new ArrayList<>(steps);
        changed.set(index, step);
        return byName(changed);
    }

    /** Returns the same, by name, with other answers in a step. */
    Candidate with(int index, List<Trace.Answer> answers) {
        return with(index, new Trace.Step(step(index).operation(), answers));
    }

    /** Returns the same, by turn, with other operations; null from the function leaves one as it is. */
    Candidate mapped(IntFunction<@Nullable Operation> other) {
        List<Trace.Step> changed = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Operation operation = other.apply(i);
            changed.add(operation == null ? step(i) : new Trace.Step(operation, step(i).answers()));
        }
        return new Candidate(changed, turns);
    }

    /** Returns the same with another turn for an answer; it must go by turn. */
    Candidate withTurn(int step, int answer, int turn) {
        List<Integer> ofStep = new ArrayList<>(turns.get(step));
        ofStep.set(answer, turn);
        List<List<Integer>> changed = new ArrayList<>(turns);
        changed.set(step, ofStep);
        return new Candidate(steps, changed);
    }

    /** Returns how it begins. */
    Candidate first(int count) {
        return new Candidate(steps.subList(0, count), turns.isEmpty() ? turns : turns.subList(0, count));
    }
}
