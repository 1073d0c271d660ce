package dev.patchtwin.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a model can be asked to do, can ask, and can show, as fixed lists. The ids of operations, questions
 * and channels are their places in these lists. Two models can be compared only if their vocabularies are equal.
 *
 * @param operations what the outside can do; never empty
 * @param questions what a model may ask the oracle
 * @param subjects what questions and words are about, by name, one word each: {@code sept@gfn0/l1}
 * @param channels how a model is observed; at most 64
 * @param probes names of situations that a model marks with {@link Observation#cover} when it meets them; at most 64.
 *     A run that never met a probe says so: equality must be earned.
 * @param drain operations that bring any state to rest when they are applied in this order, each where it is enabled;
 *     after them {@link Model#quiescent()} holds unless the model has halted
 */
public record Vocabulary(
        List<Operation> operations,
        List<Question> questions,
        List<String> subjects,
        List<Channel> channels,
        List<String> probes,
        List<Operation> drain) {

    /** @throws IllegalArgumentException when an id is not its place in the list, or a list is empty or too long */
    public Vocabulary {
        operations = List.copyOf(operations);
        questions = List.copyOf(questions);
        subjects = List.copyOf(subjects);
        channels = List.copyOf(channels);
        probes = List.copyOf(probes);
        drain = List.copyOf(drain);
        for (int i = 0; i < operations.size(); i++) {
            require(operations.get(i).id() == i, "operation", operations.get(i).text());
        }
        for (int i = 0; i < questions.size(); i++) {
            require(questions.get(i).id() == i, "question", questions.get(i).name());
        }
        for (int i = 0; i < channels.size(); i++) {
            require(channels.get(i).id() == i && i < 64, "channel", channels.get(i).name());
        }
        if (operations.isEmpty() || channels.isEmpty() || probes.size() > 64) {
            throw new IllegalArgumentException("a vocabulary needs operations, channels, and at most 64 probes");
        }
    }

    private static void require(boolean inPlace, String what, String name) {
        if (!inPlace) {
            throw new IllegalArgumentException(what + " '" + name + "' has an id that is not its place in the list");
        }
    }

    /** Returns the operation with this text, or empty. */
    public Optional<Operation> operation(String text) {
        return operations.stream().filter(o -> o.text().equals(text)).findFirst();
    }

    /** Returns the question with this name, or empty. */
    public Optional<Question> question(String name) {
        return questions.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /** Returns the channel with this name, or empty. */
    public Optional<Channel> channel(String name) {
        return channels.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Returns the index of each subject by its name. */
    public Map<String, Integer> subjectIds() {
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            ids.put(subjects.get(i), i);
        }
        return ids;
    }
}
