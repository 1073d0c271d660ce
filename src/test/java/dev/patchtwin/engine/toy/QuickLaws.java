package dev.patchtwin.engine.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Rewindable;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Symmetric;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The promises of {@link Rewindable} and {@link Symmetric}, held to in the states of random runs in which nothing goes wrong:
 * going back and copying lose nothing, what is alike saves the same, and what is swapped goes on in the same way.
 */
final class QuickLaws {
    private final Supplier<? extends Model> models;
    private final SplittableRandom random;

    QuickLaws(Supplier<? extends Model> models, SplittableRandom random) {
        this.models = models;
        this.random = random;
    }

    /** Goes to two random states and holds the models there to all laws. */
    void run(int length) {
        Model one = models.get();
        Model other = models.get();
        walk(one, random.nextInt(length));
        walk(other, random.nextInt(length));
        if (one instanceof Rewindable here && other instanceof Rewindable there) {
            alike(here, there);
            rewinds(here);
            copies(here, there);
        }
        if (one instanceof Symmetric symmetric) {
            swaps(symmetric);
        }
    }

    private void walk(Model model, int steps) {
        for (int i = 0; i < steps; i++) {
            List<Operation> enabled = enabled(model);
            if (enabled.isEmpty()) {
                return;
            }
            apply(model, enabled.get(random.nextInt(enabled.size())));
        }
    }

    private void rewinds(Rewindable model) {
        List<String> before = facts(model);
        model.mark();
        for (int i = 0; i < 3; i++) {
            walk(model, 1 + random.nextInt(3));
            model.rewind();
            assertThat(facts(model)).as("after going back").isEqualTo(before);
        }
        for (Operation operation : enabled(model)) {
            model.rewind();
            List<String> first = apply(model, operation);
            first.addAll(facts(model));
            model.rewind();
            List<String> again = apply(model, operation);
            again.addAll(facts(model));
            assertThat(again).as("'%s' once more after going back", operation).isEqualTo(first);
        }
        model.rewind();
    }

    private void copies(Rewindable from, Rewindable to) {
        List<String> marked = facts(to);
        to.mark();
        to.copy(from);
        assertThat(facts(to)).as("a copy").isEqualTo(facts(from));
        alike(from, to);
        List<String> before = facts(from);
        walk(to, 3);
        assertThat(facts(from))
                .as("what was copied, after its copy has gone on")
                .isEqualTo(before);
        to.rewind();
        assertThat(facts(to))
                .as("what was marked before another state was copied")
                .isEqualTo(marked);
    }

    private static void alike(Rewindable one, Rewindable other) {
        if (one.isLike(other)) {
            assertThat(facts(one)).as("what is like another one").isEqualTo(facts(other));
        }
        assertThat(one.isLike(other)).as("like it, either way").isEqualTo(other.isLike(one));
    }

    private void swaps(Symmetric model) {
        assertThat(swapped(model, 0)).as("swapped in way 0").isEqualTo(saved(model));
        List<List<Long>> class0 = ways(model);
        List<List<Long>> next = successors(model);
        Symmetric other = (Symmetric) models.get();
        for (int way = 0; way < model.symmetries(); way++) {
            load(other, swapped(model, way));
            assertThat(saved(other)).as("loaded as swapped in way %d", way).isEqualTo(swapped(model, way));
            assertThat(ways(other))
                    .as("all that differ by a swap, from way %d", way)
                    .isEqualTo(class0);
            assertThat(successors(other))
                    .as("what follows, swapped in way %d", way)
                    .isEqualTo(next);
        }
    }

    /** Returns what all ways of swapping write, in an order that does not depend on the state from which one starts. */
    private static List<List<Long>> ways(Symmetric model) {
        List<List<Long>> all = new ArrayList<>();
        for (int way = 0; way < model.symmetries(); way++) {
            all.add(swapped(model, way));
        }
        all.sort(QuickLaws::compare);
        return all;
    }

    /** Returns the states to which the operations lead, each as the smallest of those that differ by a swap, in order. */
    private List<List<Long>> successors(Symmetric model) {
        List<List<Long>> next = new ArrayList<>();
        Symmetric gone = (Symmetric) models.get();
        for (Operation operation : enabled(model)) {
            load(gone, saved(model));
            apply(gone, operation);
            next.add(ways(gone).get(0));
        }
        next.sort(QuickLaws::compare);
        return next;
    }

    private static int compare(List<Long> left, List<Long> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static List<String> apply(Model model, Operation operation) {
        Observation out = new Observation(model.vocabulary().channels().size());
        model.apply(operation, (question, subject) -> 0, out);
        return shown(model, out);
    }

    private static List<String> shown(Model model, Observation out) {
        List<String> shown = new ArrayList<>();
        for (Channel channel : model.vocabulary().channels()) {
            for (long word : out.copyOf(channel)) {
                shown.add(channel + " " + Long.toHexString(word));
            }
        }
        return shown;
    }

    /** Returns all that a state decides: what is saved, shown, and possible. */
    private static List<String> facts(Model model) {
        Observation out = new Observation(model.vocabulary().channels().size());
        for (Channel channel : model.vocabulary().channels()) {
            if (channel.kind() != Channel.Kind.EVENTS && !model.halted()) {
                model.observe(channel, out);
            }
        }
        List<String> facts = shown(model, out);
        facts.add("saves " + saved(model));
        facts.add("can do " + enabled(model));
        facts.add("quiescent " + model.quiescent() + ", halted " + model.halted());
        return facts;
    }

    private static List<Operation> enabled(Model model) {
        OperationSet enabled = new OperationSet(model.vocabulary().operations().size());
        model.enabled(enabled);
        return model.vocabulary().operations().stream()
                .filter(o -> enabled.contains(o.id()))
                .toList();
    }

    private static List<Long> saved(Model model) {
        StateWriter out = new StateWriter();
        model.save(out);
        return words(out);
    }

    private static List<Long> swapped(Symmetric model, int way) {
        StateWriter out = new StateWriter();
        model.saveSwapped(out, way);
        return words(out);
    }

    private static List<Long> words(StateWriter out) {
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < out.length(); i++) {
            words.add(out.word(i));
        }
        return words;
    }

    private static void load(Model model, List<Long> words) {
        StateReader in = new StateReader();
        in.open(words.stream().mapToLong(w -> w).toArray(), 0, words.size());
        model.load(in);
    }
}
