package dev.patchtwin.planted;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an automaton does with an operation in a state: a tree of questions, with what comes of it at its leaves. */
public sealed interface Reaction {
    /** How an operation ends. */
    enum End {
        /** The automaton goes on. */
        GOES_ON,
        /** It has halted, and every other page with it. */
        HALTS,
        /** It throws. */
        THROWS
    }

    /** Something shown: on which channel, about which subject of the page, and what. */
    record Word(int lane, int subject, int value) {
        String toJava() {
            return "new Reaction.Word(" + lane + "," + subject + "," + value + ")";
        }
    }

    /** The operation is not possible. */
    record Never() implements Reaction {
        @Override
        public Reaction edit(UnaryOperator<Done> edit) {
            return this;
        }

        @Override
        public Reaction editAt(List<Integer> answers, UnaryOperator<Reaction> edit) {
            return edit.apply(this);
        }

        @Override
        public String toJava() {
            return "new Reaction.Never()";
        }
    }

    /** A question about a subject of the page, and what follows each answer. */
    record Ask(int question, int subject, List<Reaction> answers) implements Reaction {
        /** Copies the list. */
        public Ask {
            answers = List.copyOf(answers);
        }

        @Override
        public Reaction edit(UnaryOperator<Done> edit) {
            return new Ask(
                    question, subject, answers.stream().map(r -> r.edit(edit)).toList());
        }

        @Override
        public Reaction editAt(List<Integer> way, UnaryOperator<Reaction> edit) {
            if (way.isEmpty()) {
                return edit.apply(this);
            }
            List<Reaction> changed = new java.util.ArrayList<>(answers);
            changed.set(way.get(0), changed.get(way.get(0)).editAt(way.subList(1, way.size()), edit));
            return new Ask(question, subject, changed);
        }

        @Override
        public String toJava() {
            return Stream.concat(
                            Stream.of(String.valueOf(question), String.valueOf(subject)),
                            answers.stream().map(Reaction::toJava))
                    .collect(Collectors.joining(",", "Reaction.ask(", ")"));
        }
    }

    /** Something that depends on how many other pages are in a state. */
    record Crowd(int others, int state, Reaction then, Reaction otherwise) implements Reaction {
        @Override
        public Reaction edit(UnaryOperator<Done> edit) {
            return new Crowd(others, state, then.edit(edit), otherwise.edit(edit));
        }

        @Override
        public Reaction editAt(List<Integer> way, UnaryOperator<Reaction> edit) {
            return new Crowd(others, state, then, otherwise.editAt(way, edit));
        }

        @Override
        public String toJava() {
            return "new Reaction.Crowd(" + others + "," + state + "," + then.toJava() + "," + otherwise.toJava() + ")";
        }
    }

    /** Something that one page does in its own way. */
    record OnPage(int page, Reaction then, Reaction otherwise) implements Reaction {
        @Override
        public Reaction edit(UnaryOperator<Done> edit) {
            return new OnPage(page, then.edit(edit), otherwise.edit(edit));
        }

        @Override
        public Reaction editAt(List<Integer> way, UnaryOperator<Reaction> edit) {
            return new OnPage(page, then, otherwise.editAt(way, edit));
        }

        @Override
        public String toJava() {
            return "new Reaction.OnPage(" + page + "," + then.toJava() + "," + otherwise.toJava() + ")";
        }
    }

    /** What comes of it: the next state, what is shown, a situation that is met (-1 for none), and how it ends. */
    record Done(int next, List<Word> words, int probe, End end) implements Reaction {
        /** Copies the list. */
        public Done {
            words = List.copyOf(words);
        }

        Done to(int other) {
            return new Done(other, words, probe, end);
        }

        Done showing(List<Word> others) {
            return new Done(next, others, probe, end);
        }

        Done meeting(int other) {
            return new Done(next, words, other, end);
        }

        Done ending(End other) {
            return new Done(next, words, probe, other);
        }

        @Override
        public Reaction edit(UnaryOperator<Done> edit) {
            return edit.apply(this);
        }

        @Override
        public Reaction editAt(List<Integer> way, UnaryOperator<Reaction> edit) {
            return edit.apply(this);
        }

        @Override
        public String toJava() {
            return Stream.concat(
                            Stream.of(String.valueOf(next), String.valueOf(probe), "Reaction.End." + end),
                            words.stream().map(Word::toJava))
                    .collect(Collectors.joining(",", "Reaction.done(", ")"));
        }
    }

    /** Returns the same with every leaf changed. */
    Reaction edit(UnaryOperator<Done> edit);

    /** Returns the same with what these answers lead to changed. */
    Reaction editAt(List<Integer> answers, UnaryOperator<Reaction> edit);

    /** Writes it as an expression of Java. */
    String toJava();

    /** Makes a question. */
    static Reaction ask(int question, int subject, Reaction... answers) {
        return new Ask(question, subject, List.of(answers));
    }

    /** Makes a leaf. */
    static Reaction done(int next, int probe, End end, Word... words) {
        return new Done(next, List.of(words), probe, end);
    }
}
