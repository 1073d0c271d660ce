package dev.patchtwin.engine.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The promises of {@link Model}, held to on random runs: determinism, nothing escapes the state, touch what changed,
 * halted is halted, the drain brings to rest; and those of {@link dev.patchtwin.model.Rewindable} and
 * {@link dev.patchtwin.model.Symmetric}, where a model makes them.
 */
public final class ModelLaws {
    private final Supplier<? extends Model> models;
    private final int length;
    private final SplittableRandom random;

    private ModelLaws(Supplier<? extends Model> models, int length, long seed) {
        this.models = models;
        this.length = length;
        random = new SplittableRandom(seed);
    }

    /**
     * Holds a kind of model to all laws.
     *
     * @param models makes a new model each time, always of the same kind
     * @param runs how many random runs
     * @param length the most operations of a run
     * @param seed the same seed gives the same runs
     */
    public static void hold(Supplier<? extends Model> models, int runs, int length, long seed) {
        ModelLaws laws = new ModelLaws(models, length, seed);
        // Further runs of the same seed stay what they were for models that promise nothing more.
        QuickLaws quickLaws = new QuickLaws(models, new SplittableRandom(seed));
        for (int i = 0; i < runs; i++) {
            laws.run();
            quickLaws.run(length);
        }
    }

    /** One operation of a run, what the oracle's answers depend on, and what came out. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    private record Done(Operation operation, long answers, List<String> shown, long[] state) {}

    private void run() {
        List<Done> first = record(models.get());
        Model again = models.get();
        repeat(again, first, 0, "run again");
        again.reset();
        repeat(again, first, 0, "run again after a reset");
        int step = random.nextInt(first.size() + 1);
        for (int from : new int[] {step, Math.min(step + 1, first.size())}) {
            Model loaded = models.get();
            repeat(loaded, first.subList(0, random.nextInt(first.size() + 1)), 0, "before the load");
            load(loaded, from == 0 ? save(models.get()) : first.get(from - 1).state());
            repeat(loaded, first, from, "saved and loaded after step " + from);
        }
    }

    private List<Done> record(Model model) {
        List<Done> done = new ArrayList<>();
        OperationSet enabled = new OperationSet(model.vocabulary().operations().size());
        int end = 1 + random.nextInt(length);
        while (done.size() < end) {
            enabled.clear();
            model.enabled(enabled);
            if (model.halted()) {
                assertThat(enabled.size())
                        .as("operations enabled in a halted model")
                        .isZero();
            }
            if (enabled.size() == 0) {
                break;
            }
            int id = enabled.next(0);
            for (int skip = random.nextInt(enabled.size()); skip > 0; skip--) {
                id = enabled.next(id + 1);
            }
            done.add(step(model, model.vocabulary().operations().get(id), random.nextLong()));
        }
        drain(model);
        return done;
    }

    private void drain(Model model) {
        OperationSet enabled = new OperationSet(model.vocabulary().operations().size());
        for (Operation operation : model.vocabulary().drain()) {
            enabled.clear();
            model.enabled(enabled);
            if (enabled.contains(operation.id())) {
                step(model, operation, random.nextLong());
            }
        }
        if (!model.vocabulary().drain().isEmpty()) {
            assertThat(model.halted() || model.quiescent())
                    .as("at rest after the drain")
                    .isTrue();
        }
    }

    private static Done step(Model model, Operation operation, long answers) {
        Vocabulary vocabulary = model.vocabulary();
        List<String> untouched = new ArrayList<>();
        for (Channel channel : vocabulary.channels()) {
            untouched.add(state(model, channel));
        }
        Observation out = new Observation(vocabulary.channels().size());
        boolean wasAtRest = model.quiescent();
        model.apply(operation, new Answers(answers), out);
        for (Channel channel : vocabulary.channels()) {
            boolean touched = (out.touched() & (1L << channel.id())) != 0;
            if (!touched && !model.halted() && wasAtRest == model.quiescent()) {
                assertThat(state(model, channel))
                        .as("state of '%s' after '%s', which did not touch it", channel, operation)
                        .isEqualTo(untouched.get(channel.id()));
            }
        }
        return new Done(operation, answers, shown(model, out), save(model));
    }

    private static void repeat(Model model, List<Done> done, int from, String how) {
        for (Done then : done.subList(from, done.size())) {
            Done now = step(model, then.operation(), then.answers());
            assertThat(now.shown())
                    .as("%s: what '%s' shows", how, then.operation())
                    .isEqualTo(then.shown());
            assertThat(now.state())
                    .as("%s: the state after '%s'", how, then.operation())
                    .isEqualTo(then.state());
        }
    }

    private static List<String> shown(Model model, Observation out) {
        List<String> shown = new ArrayList<>();
        for (Channel channel : model.vocabulary().channels()) {
            for (long word : out.copyOf(channel)) {
                shown.add(channel + ": " + model.describe(channel, word));
            }
            shown.add(channel + " then is " + state(model, channel));
        }
        OperationSet enabled = new OperationSet(model.vocabulary().operations().size());
        model.enabled(enabled);
        for (int id = enabled.next(0); id >= 0; id = enabled.next(id + 1)) {
            shown.add("enabled: " + model.vocabulary().operations().get(id));
        }
        shown.add("quiescent " + model.quiescent() + ", halted " + model.halted());
        return shown;
    }

    private static String state(Model model, Channel channel) {
        if (channel.kind() != Channel.Kind.STATE || model.halted()) {
            return "";
        }
        Observation out = new Observation(model.vocabulary().channels().size());
        model.observe(channel, out);
        StringBuilder text = new StringBuilder();
        long[] words = out.copyOf(channel);
        Arrays.sort(words);
        for (long word : words) {
            text.append(Long.toHexString(word)).append(' ');
        }
        return text.toString();
    }

    private static long[] save(Model model) {
        StateWriter out = new StateWriter();
        model.save(out);
        return out.toArray();
    }

    private static void load(Model model, long[] state) {
        StateReader in = new StateReader();
        in.open(state, 0, state.length);
        model.load(in);
    }

    /** Answers that depend on a number; a quarter of them are not nominal, or nearly none, so that runs get far. */
    private static final class Answers implements Oracle {
        private final SplittableRandom random;
        private final int oneIn;

        Answers(long seed) {
            random = new SplittableRandom(seed);
            oneIn = seed % 4 == 0 ? 4 : 200;
        }

        @Override
        public int ask(Question question, int subject) {
            return random.nextInt(oneIn) == 0
                    ? random.nextInt(question.answers().size())
                    : 0;
        }
    }
}
