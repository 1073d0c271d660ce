package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.ModelException;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Tells how to get to a state: goes the way once more, from the initial state, by the transitions' ordinals. */
final class Paths {
    private final Twin twin;
    private final States states;
    private final int faults;
    private final Choices choices = new Choices();

    Paths(Twin twin, States states, int faults) {
        this.twin = twin;
        this.states = states;
        this.faults = faults;
    }

    /**
     * Returns the way to a state, and one transition further unless that is -1. Afterwards the twin is where the way
     * leads.
     */
    List<Trace.Step> to(long state, int transition) {
        Deque<Integer> ordinals = new ArrayDeque<>();
        if (transition >= 0) {
            ordinals.push(transition);
        }
        for (long at = state; at > 0; at = states.parent(at)) {
            ordinals.push(states.transition(at));
        }
        List<Trace.Step> steps = new ArrayList<>();
        twin.reset();
        int used = 0;
        for (int ordinal : ordinals) {
            used += go(ordinal, used, steps);
        }
        return steps;
    }

    /** Makes one transition; returns how many of its answers were not nominal. */
    private int go(int ordinal, int used, List<Trace.Step> steps) {
        StateWriter here = new StateWriter();
        twin.save(here);
        StateReader back = new StateReader();
        OperationSet enabled = new OperationSet(twin.vocabulary().operations().size());
        enabled.addAll(twin.enabled());
        int left = faults == ExploreOptions.ANY ? Integer.MAX_VALUE : faults - used;
        int number = 0;
        for (int id = enabled.next(0); id >= 0; id = enabled.next(id + 1)) {
            Operation operation = twin.vocabulary().operations().get(id);
            choices.start(left, operation);
            do {
                back.open(here.toArray(), 0, here.length());
                twin.load(back);
                twin.arrive();
                twin.step(operation, choices);
                if (number++ == ordinal) {
                    steps.add(new Trace.Step(operation, twin.answers()));
                    return choices.faults();
                }
            } while (choices.next());
        }
        throw new ModelException("a state had a transition " + ordinal + " when it was explored, and has only " + number
                + " now: a model is not deterministic, or its state does not carry everything");
    }
}
