package dev.patchtwin.kvm;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.view.ExpectedSteps;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Trace;
import dev.patchtwin.trace.ExpectationWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;

/** Replays sequences on models that count, and says what each of them takes: places in the models, declared differences. */
final class GoldenChoice {
    /** Something that a trace can take: a place in a class, or a declared difference. */
    private record Thing(String name, long id, int place) {}

    /**
     * A trace, and what it takes.
     *
     * @param lines how long the text is that is expected of it
     */
    record Candidate(Trace trace, BitSet takes, int lines) {}

    private final CountingLoader loader = new CountingLoader();
    private final Bundle bundle;
    private final ModelFactory before;
    private final ModelFactory after;
    private final Map<Thing, Integer> numbers = new HashMap<>();
    private final List<Thing> things = new ArrayList<>();
    private final Map<String, ExecutionData> classes = new HashMap<>();

    GoldenChoice(Bundle bundle) throws Exception {
        this.bundle = bundle;
        before = loader.factory("before.BeforeFactory");
        after = loader.factory("after.AfterFactory");
    }

    Twin twin(Map<String, Integer> world) {
        return new Twin(before.create(world), after.create(world), new Contract(bundle.declared()));
    }

    /** Replays a trace; empty when it cannot be replayed, or differs outside of the contract. */
    Optional<Candidate> replay(Trace trace) {
        loader.taken();
        Twin twin = twin(trace.world());
        ExpectedSteps steps = new ExpectedSteps(twin);
        Replay.Result result = Replay.run(twin, trace, (index, step, at) -> steps.add(step, at));
        if (!result.complaints().isEmpty() || !result.differences().isEmpty()) {
            return Optional.empty();
        }
        BitSet takes = new BitSet();
        loader.taken().forEach((each, places) -> {
            classes.putIfAbsent(each.getName(), each);
            for (int i = 0; i < places.length; i++) {
                if (places[i]) {
                    takes.set(number(new Thing(each.getName(), each.getId(), i)));
                }
            }
        });
        for (int i = 0; i < bundle.declared().size(); i++) {
            if (twin.declaredUses()[i] > 0) {
                takes.set(number(new Thing(bundle.declared().get(i).id(), 0, -1)));
            }
        }
        String text = ExpectationWriter.print(steps.of("x.trace", "0", List.of()));
        return Optional.of(new Candidate(trace, takes, (int) text.lines().count()));
    }

    private int number(Thing thing) {
        return numbers.computeIfAbsent(thing, unused -> {
            things.add(thing);
            return things.size() - 1;
        });
    }

    /** Returns how many branches of each method of the models are missed by who takes only this. */
    Map<String, Integer> missed(BitSet takes) throws Exception {
        Map<String, boolean[]> places = new HashMap<>();
        takes.stream().mapToObj(things::get).filter(thing -> thing.place() >= 0).forEach(thing -> {
            int size = classes.get(thing.name()).getProbes().length;
            places.computeIfAbsent(thing.name(), unused -> new boolean[size])[thing.place()] = true;
        });
        ExecutionDataStore store = new ExecutionDataStore();
        places.forEach(
                (name, taken) -> store.put(new ExecutionData(classes.get(name).getId(), name, taken)));
        return CountingLoader.missed(CountingLoader.coverage(store));
    }

    /** Returns the declared differences among what is taken. */
    List<String> declared(BitSet takes) {
        return takes.stream()
                .mapToObj(things::get)
                .filter(thing -> thing.place() < 0)
                .map(Thing::name)
                .toList();
    }

    /** Makes a trace shorter as long as it takes all that is wanted: fewer steps, then fewer answers. */
    Candidate shrunk(Candidate candidate, BitSet wanted) {
        Candidate best = candidate;
        Candidate last;
        do {
            last = best;
            for (int size = Math.max(1, best.trace().steps().size() / 2); size >= 1; size /= 2) {
                for (int at = best.trace().steps().size() - size; at >= 0; at -= size) {
                    at = Math.min(at, best.trace().steps().size() - size);
                    if (at < 0) {
                        break;
                    }
                    List<Trace.Step> steps = new ArrayList<>(best.trace().steps());
                    steps.subList(at, at + size).clear();
                    best = better(best, steps, wanted);
                }
            }
            best = withFewerAnswers(best, wanted);
        } while (!best.trace().equals(last.trace()));
        return best;
    }

    private Candidate withFewerAnswers(Candidate candidate, BitSet wanted) {
        Candidate best = candidate;
        for (int i = 0; i < best.trace().steps().size(); i++) {
            for (int j = best.trace().steps().get(i).answers().size() - 1; j >= 0; j--) {
                List<Trace.Step> steps = new ArrayList<>(best.trace().steps());
                List<Trace.Answer> answers = new ArrayList<>(steps.get(i).answers());
                answers.remove(j);
                steps.set(i, new Trace.Step(steps.get(i).operation(), answers));
                best = better(best, steps, wanted);
            }
        }
        return best;
    }

    private Candidate better(Candidate best, List<Trace.Step> steps, BitSet wanted) {
        Optional<Candidate> trial = replay(best.trace().withSteps(steps));
        if (trial.isEmpty()) {
            return best;
        }
        BitSet lacks = (BitSet) wanted.clone();
        lacks.andNot(trial.get().takes());
        return lacks.isEmpty() ? trial.get() : best;
    }
}
