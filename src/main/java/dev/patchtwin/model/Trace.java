package dev.patchtwin.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Operations plus the oracle's answers: all that is needed to come to the same states again.
 *
 * @param bundle the id of the bundle it belongs to
 * @param world the value of every parameter, by name
 * @param steps what is done, in order
 */
public record Trace(String bundle, Map<String, Integer> world, List<Step> steps) {
    /** Copies what it is given; the world is kept in order of names. */
    public Trace {
        world = java.util.Collections.unmodifiableMap(new TreeMap<>(world));
        steps = List.copyOf(steps);
    }

    /** Returns the same with other steps. */
    public Trace withSteps(List<Step> other) {
        return new Trace(bundle, world, other);
    }

    /**
     * One operation with the answers that were not nominal.
     *
     * @param operation what is done
     * @param answers what the oracle says during it; every other question gets the nominal answer
     */
    public record Step(Operation operation, List<Answer> answers) {
        /** Copies the list. */
        public Step {
            answers = List.copyOf(answers);
        }
    }

    /**
     * One answer that is not the nominal one.
     *
     * @param question what is asked
     * @param subject index into {@link Vocabulary#subjects()}: what it is asked about
     * @param attempt how often the operation has asked this of the subject, from 1
     * @param answer index into {@link Question#answers()}, at least 1
     */
    public record Answer(Question question, int subject, int attempt, int answer) {}
}
