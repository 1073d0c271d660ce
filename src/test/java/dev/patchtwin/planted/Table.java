package dev.patchtwin.planted;

import dev.patchtwin.planted.Reaction.Ask;
import dev.patchtwin.planted.Reaction.Crowd;
import dev.patchtwin.planted.Reaction.Done;
import dev.patchtwin.planted.Reaction.Never;
import dev.patchtwin.planted.Reaction.OnPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An automaton: what each of its states shows, and what each operation does in it.
 *
 * @param start the state that it begins in
 * @param spots the states
 */
public record Table(int start, List<Spot> spots) {
    /**
     * A state.
     *
     * @param rest whether nothing is pending in it
     * @param labels what it shows on each channel; -1 for nothing, and wherever no state is shown
     * @param reactions what each operation does
     */
    public record Spot(boolean rest, List<Integer> labels, List<Reaction> reactions) {
        /** Copies the lists. */
        public Spot {
            labels = List.copyOf(labels);
            reactions = List.copyOf(reactions);
        }

        Spot labelled(int lane, int label) {
            List<Integer> changed = new ArrayList<>(labels);
            changed.set(lane, label);
            return new Spot(rest, changed, reactions);
        }

        Spot reacting(int operation, Reaction reaction) {
            List<Reaction> changed = new ArrayList<>(reactions);
            changed.set(operation, reaction);
            return new Spot(rest, labels, changed);
        }

        Spot edit(UnaryOperator<Done> edit) {
            return new Spot(
                    rest, labels, reactions.stream().map(r -> r.edit(edit)).toList());
        }
    }

    /** A leaf: where it is, which answers lead to it, and what comes of it. */
    public record Leaf(int spot, int operation, List<Integer> answers, Done done) {
        /** Returns how many of its answers are not nominal. */
        int faults() {
            return (int) answers.stream().filter(answer -> answer != 0).count();
        }
    }

    /** Copies the list. */
    public Table {
        spots = List.copyOf(spots);
    }

    /** Returns the same with one state changed. */
    Table with(int spot, UnaryOperator<Spot> edit) {
        List<Spot> changed = new ArrayList<>(spots);
        changed.set(spot, edit.apply(spots.get(spot)));
        return new Table(start, changed);
    }

    /** Returns the same with what a leaf comes to changed. */
    Table with(Leaf leaf, UnaryOperator<Done> edit) {
        return withTree(leaf, leaf.answers(), reaction -> reaction.edit(edit));
    }

    /** Returns the same with a part of the tree that a leaf is in changed. */
    Table withTree(Leaf leaf, List<Integer> answers, UnaryOperator<Reaction> edit) {
        return with(
                leaf.spot(),
                spot -> spot.reacting(
                        leaf.operation(), spot.reactions().get(leaf.operation()).editAt(answers, edit)));
    }

    /** Returns all leaves; of what depends on other pages, those that a page by itself comes to. */
    List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        for (int spot = 0; spot < spots.size(); spot++) {
            for (int operation = 0; operation < spots.get(spot).reactions().size(); operation++) {
                collect(spot, operation, spots.get(spot).reactions().get(operation), List.of(), leaves);
            }
        }
        return leaves;
    }

    private static void collect(int spot, int operation, Reaction reaction, List<Integer> answers, List<Leaf> leaves) {
        if (reaction instanceof Done done) {
            leaves.add(new Leaf(spot, operation, answers, done));
        } else if (reaction instanceof Crowd crowd) {
            collect(spot, operation, crowd.otherwise(), answers, leaves);
        } else if (reaction instanceof OnPage one) {
            collect(spot, operation, one.otherwise(), answers, leaves);
        } else if (reaction instanceof Ask ask) {
            for (int answer = 0; answer < ask.answers().size(); answer++) {
                List<Integer> longer = new ArrayList<>(answers);
                longer.add(answer);
                collect(spot, operation, ask.answers().get(answer), List.copyOf(longer), leaves);
            }
        }
    }

    /** Tells whether an operation is possible in a state. */
    boolean isPossible(int spot, int operation) {
        return !(spots.get(spot).reactions().get(operation) instanceof Never);
    }

    /** Tells whether the two can be told apart only by what operations do: their states look the same. */
    boolean looksLike(Table other) {
        return start == other.start
                && spots.size() == other.spots.size()
                && IntStream.range(0, spots.size())
                        .allMatch(i -> spots.get(i).rest() == other.spots.get(i).rest()
                                && spots.get(i)
                                        .labels()
                                        .equals(other.spots.get(i).labels())
                                && IntStream.range(0, spots.get(i).reactions().size())
                                        .allMatch(o -> isPossible(i, o) == other.isPossible(i, o)));
    }

    /** Makes a state. */
    public static Spot spot(boolean rest, int[] labels, Reaction... reactions) {
        return new Spot(rest, IntStream.of(labels).boxed().toList(), List.of(reactions));
    }

    /** Makes an automaton. */
    public static Table of(int start, Spot... spots) {
        return new Table(start, List.of(spots));
    }

    /** Writes it as an expression of Java. */
    public String toJava() {
        return spots.stream()
                .map(spot -> "\n  Table.spot(" + spot.rest() + ",new int[]{"
                        + spot.labels().stream().map(String::valueOf).collect(Collectors.joining(",")) + "},"
                        + spot.reactions().stream().map(Reaction::toJava).collect(Collectors.joining(",")) + ")")
                .collect(Collectors.joining(",", "Table.of(" + start + ",", ")"));
    }
}
