package dev.patchtwin.engine.toy;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A model made of a few numbers and a few lambdas. Two toys with the same vocabulary and other lambdas are a twin whose
 * differences are known.
 */
public final class Toy implements Model {
    /** What an operation does. */
    public interface Body {
        /** Carries it out. */
        void run(Toy toy, Oracle oracle, Observation out);
    }

    /** What a state channel shows. */
    public interface View {
        /** Shows it. */
        void show(Toy toy, Observation out);
    }

    /** The numbers; all 0 in the initial state. */
    public final int[] n;

    private final Builder made;
    private final Vocabulary vocabulary;
    private boolean halted;

    private Toy(Builder made) {
        this.made = made;
        n = new int[made.numbers];
        vocabulary =
                new Vocabulary(made.operations, made.questions, made.subjects, made.channels, made.probes, made.drain);
    }

    /** Stops for good. */
    public void halt() {
        halted = true;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        Arrays.fill(n, 0);
        halted = false;
    }

    @Override
    public void enabled(OperationSet out) {
        for (int i = 0; i < made.guards.size() && !halted; i++) {
            if (made.guards.get(i).test(this)) {
                out.add(i);
            }
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        made.bodies.get(operation.id()).run(this, oracle, out);
    }

    @Override
    public void observe(Channel channel, Observation out) {
        View view = made.views.get(channel.name());
        if (view != null) {
            view.show(this, out);
        }
    }

    @Override
    public boolean quiescent() {
        return !halted && made.rest.test(this);
    }

    @Override
    public boolean halted() {
        return halted;
    }

    @Override
    public long kind() {
        return made.kind.applyAsLong(this);
    }

    @Override
    public void save(StateWriter out) {
        out.write(halted);
        for (int i = 0; i < n.length - made.unsaved; i++) {
            out.write(n[i], 16);
        }
    }

    @Override
    public void load(StateReader in) {
        halted = in.readBoolean();
        for (int i = 0; i < n.length - made.unsaved; i++) {
            n[i] = in.readInt(16);
        }
    }

    /** Returns value and subject: {@code 7@0}. */
    @Override
    public String describe(Channel channel, long word) {
        return Observation.value(word) + "@" + Observation.subject(word);
    }

    /** Puts a toy together. */
    public static final class Builder {
        private final List<Operation> operations = new ArrayList<>();
        private final List<Predicate<Toy>> guards = new ArrayList<>();
        private final List<Body> bodies = new ArrayList<>();
        private final List<Operation> drain = new ArrayList<>();
        private ToLongFunction<Toy> kind = toy -> 0;
        private final List<Question> questions = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>(List.of("s0", "s1", "s2", "s3"));
        private final List<Channel> channels = new ArrayList<>();
        private final List<String> probes = new ArrayList<>();
        private final Map<String, View> views = new HashMap<>();
        private Predicate<Toy> rest = toy -> true;
        private int numbers = 1;
        private int unsaved;

        /** It has so many numbers. */
        public Builder numbers(int count) {
            numbers = count;
            return this;
        }

        /** It lies: save forgets the last number. */
        public Builder forgetful() {
            unsaved = 1;
            return this;
        }

        /** There is one more operation, possible when the guard holds. */
        public Builder operation(String text, Predicate<Toy> guard, Body body) {
            operations.add(new Operation(operations.size(), text));
            guards.add(guard);
            bodies.add(body);
            return this;
        }

        /** There is one more operation, always possible. */
        public Builder operation(String text, Body body) {
            return operation(text, toy -> true, body);
        }

        /** The operation that was added last brings the toy to rest. */
        public Builder drains() {
            drain.add(operations.get(operations.size() - 1));
            return this;
        }

        /** When it is at rest; always, unless said. */
        public Builder rest(Predicate<Toy> when) {
            rest = when;
            return this;
        }

        /** Tells kinds of states apart. */
        public Builder kind(ToLongFunction<Toy> of) {
            kind = of;
            return this;
        }

        /** There is one more question. */
        public Builder question(Question question) {
            questions.add(question);
            return this;
        }

        /** There are so many subjects. */
        public Builder subjects(int count) {
            subjects.clear();
            for (int i = 0; i < count; i++) {
                subjects.add("s" + i);
            }
            return this;
        }

        /** There is one more probe. */
        public Builder probe(String text) {
            probes.add(text);
            return this;
        }

        /** There is one more channel. */
        public Builder channel(Channel channel) {
            channels.add(channel);
            return this;
        }

        /** There is one more state channel, which shows this. */
        public Builder state(Channel channel, View view) {
            views.put(channel.name(), view);
            return channel(channel);
        }

        /** Does something with the builder in between. */
        public Builder with(Consumer<Builder> more) {
            more.accept(this);
            return this;
        }

        /** Returns a new toy. */
        public Toy toy() {
            return new Toy(this);
        }
    }
}
