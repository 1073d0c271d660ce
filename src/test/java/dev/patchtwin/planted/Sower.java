package dev.patchtwin.planted;

import dev.patchtwin.planted.Plan.Allowed;
import dev.patchtwin.planted.Plan.Manner;
import dev.patchtwin.planted.Plan.Planted;
import dev.patchtwin.planted.Plan.Truth;
import dev.patchtwin.planted.Reaction.Word;
import dev.patchtwin.planted.Shape.Sort;
import dev.patchtwin.planted.Table.Leaf;
import dev.patchtwin.planted.Table.Spot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Makes plans, and has the tools for that.
 *
 * <p>Why the truth is known: the automaton of one side is a <em>cover</em> of the other one's, each of its states a copy of one
 * of the other's, with an operation leading from a copy to some copy of where it leads there. So nothing can tell the two apart.
 * Then one leaf or one state of the cover is changed. What tells them apart then is coming to that place, and the shortest way
 * there is the shortest sequence that does.
 */
final class Sower {
    private static final int MOST_ATTEMPTS = 1000;

    final Random random;
    private final Kind kind;
    private final long seed;
    private final int number;

    private Sower(Kind kind, long seed, int number, long attempt) {
        this.kind = kind;
        this.seed = seed;
        this.number = number;
        random = new Random(seed * 1_000_003 + number * 1009L + attempt * 7_919_777_777L);
    }

    /** Returns a twin of the run with a seed; the kinds take turns. */
    static Plan plan(long seed, int number) {
        Kind kind = Kind.values()[Math.floorMod(number, Kind.values().length)];
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Plan> plan = kind.plant(new Sower(kind, seed, number, attempt));
            if (plan.isPresent()) {
                return plan.get();
            }
        }
        throw new IllegalStateException("no place for " + kind + " in " + MOST_ATTEMPTS + " automata");
    }

    /** An automaton to plant into. */
    record Ground(Shape shape, Table table, Ways ways) {
        Ground(Shape shape, Table table) {
            this(shape, table, new Ways(table));
        }
    }

    Ground ground(Grower.Wish wish) {
        Grower grower = new Grower(random, wish);
        Shape shape = grower.shape();
        return new Ground(shape, grower.table(shape));
    }

    /* --- covers --- */

    /** A cover, and which of its states is which copy of which state. */
    record Cover(Table table, int size, List<Integer> numbers) {
        int spot(int layer, int spot) {
            return numbers.get(layer * size + spot);
        }

        /** Returns the leaf that is the copy of another one. */
        Leaf copy(int layer, Leaf of) {
            Leaf where = new Leaf(spot(layer, of.spot()), of.operation(), of.answers(), of.done());
            return table.leaves().stream()
                    .filter(leaf -> leaf.spot() == where.spot()
                            && leaf.operation() == where.operation()
                            && leaf.answers().equals(where.answers()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Says in which layer an operation of a layer goes on, and may change what it shows. */
    @FunctionalInterface
    interface Layering {
        /** Returns the layer to go on in; the leaf is one of the automaton that is covered. */
        int next(int layer, Leaf leaf);
    }

    /** Covers an automaton with so many copies of itself. */
    Cover cover(Table table, int layers, Layering layering) {
        int size = table.spots().size();
        List<Integer> numbers = shuffled(size * layers);
        List<Spot> spots =
                new ArrayList<>(Collections.nCopies(size * layers, table.spots().get(0)));
        for (int layer = 0; layer < layers; layer++) {
            for (int spot = 0; spot < size; spot++) {
                spots.set(numbers.get(layer * size + spot), table.spots().get(spot));
            }
        }
        Table covering = new Table(numbers.get(table.start()), spots);
        for (Leaf leaf : table.leaves()) {
            for (int layer = 0; layer < layers; layer++) {
                int next = numbers.get(
                        layering.next(layer, leaf) * size + leaf.done().next());
                Leaf copy = new Leaf(
                        numbers.get(layer * size + leaf.spot()), leaf.operation(), leaf.answers(), leaf.done());
                covering = covering.with(copy, done -> done.to(next));
            }
        }
        return new Cover(covering, size, numbers);
    }

    /** Covers an automaton at random. */
    Cover cover(Table table, int layers) {
        return cover(table, layers, (layer, leaf) -> random.nextInt(layers));
    }

    /** Covers an automaton with one to three copies; sometimes with itself. */
    Cover anyCover(Table table) {
        int size = table.spots().size();
        return random.nextInt(3) == 0
                ? new Cover(table, size, IntStream.range(0, size).boxed().toList())
                : cover(table, 1 + random.nextInt(size > 8 ? 2 : 3));
    }

    private List<Integer> shuffled(int size) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers;
    }

    /* --- places --- */

    /** Returns a leaf that can be come to, and fits. */
    Optional<Leaf> leaf(Table table, Ways ways, Predicate<Leaf> fits) {
        List<Leaf> leaves = new ArrayList<>(table.leaves());
        Collections.shuffle(leaves, random);
        return leaves.stream()
                .filter(fits)
                .filter(leaf -> ways.to(leaf, Plan.ANY) != Ways.NEVER)
                .findFirst();
    }

    /** Returns a state that can be come to, and fits. */
    Optional<Integer> spot(Table table, Ways ways, Predicate<Spot> fits) {
        return shuffled(table.spots().size()).stream()
                .filter(spot -> fits.test(table.spots().get(spot)))
                .filter(spot -> ways.to(spot, Plan.ANY) != Ways.NEVER)
                .findFirst();
    }

    /** Returns a channel on which something happens. */
    int lane(Shape shape) {
        List<Integer> lanes = new ArrayList<>(shape.lanes(Sort.EVENTS));
        lanes.addAll(shape.lanes(Sort.STATE));
        return lanes.get(random.nextInt(lanes.size()));
    }

    int lane(Shape shape, Sort sort) {
        List<Integer> lanes = shape.lanes(sort);
        return lanes.get(random.nextInt(lanes.size()));
    }

    /** Returns words that show something else on one channel, whatever comes before or after them. */
    List<Word> other(Shape shape, int lane, List<Word> words) {
        List<Word> changed = new ArrayList<>(words);
        List<Integer> mine = IntStream.range(0, words.size())
                .filter(i -> words.get(i).lane() == lane)
                .boxed()
                .toList();
        int way = mine.isEmpty() ? 0 : random.nextInt(5);
        int at = mine.isEmpty() ? random.nextInt(words.size() + 1) : mine.get(random.nextInt(mine.size()));
        switch (way) {
            case 1 -> changed.set(at, new Word(lane, words.get(at).subject(), 60));
            case 2 -> changed.remove(at);
            case 3 -> changed.add(at, words.get(at));
            case 4 -> swap(shape, lane, mine, changed);
            default ->
                changed.add(at, new Word(lane, random.nextInt(2), random.nextBoolean() ? 61 : random.nextInt(4)));
        }
        return changed;
    }

    /** Swaps the first and the last of some words, if that is something else; otherwise one word more is shown. */
    private void swap(Shape shape, int lane, List<Integer> mine, List<Word> words) {
        int first = mine.get(0);
        int last = mine.get(mine.size() - 1);
        boolean ordered = !shape.lanes().get(lane).perSubject()
                || words.get(first).subject() == words.get(last).subject();
        if (ordered && !words.get(first).equals(words.get(last))) {
            Collections.swap(words, first, last);
        } else {
            words.add(new Word(lane, 0, 62));
        }
    }

    /** Returns the words with one more somewhere among them. */
    List<Word> with(List<Word> words, Word word) {
        List<Word> more = new ArrayList<>(words);
        more.add(random.nextInt(words.size() + 1), word);
        return more;
    }

    /* --- plans --- */

    /** Returns a bound on answers that are not nominal. */
    int faults() {
        return random.nextInt(100) < 60 ? Plan.ANY : random.nextInt(4);
    }

    Planted planted(Shape shape, int lane, Manner manner, int within, int least) {
        return new Planted(shape.lanes().get(lane).name(), manner, within, least);
    }

    Planted value(Shape shape, int lane, int within, int least) {
        return planted(shape, lane, Manner.VALUE, within, least);
    }

    /** Returns a plan whose pages are interchangeable. */
    Optional<Plan> plan(Shape shape, Table before, Table after, List<Allowed> contract, int faults, Truth truth) {
        return Optional.of(plan(shape, before, after, contract, faults, truth, true));
    }

    /** Returns a plan without a contract, whose pages are interchangeable. */
    Optional<Plan> plan(Shape shape, Table before, Table after, int faults, Truth truth) {
        return plan(shape, before, after, List.of(), faults, truth);
    }

    Plan plan(Shape shape, Table before, Table after, List<Allowed> contract, int faults, Truth truth, boolean even) {
        Flavour first = flavour(shape.pages() > 1);
        Flavour second = even && random.nextInt(4) > 0 ? first : flavour(even && shape.pages() > 1);
        boolean oneClass = first == second && before.looksLike(after) && random.nextBoolean();
        return new Plan(
                kind, seed, number, shape, before, after, contract, faults, List.of(first, second), oneClass, truth);
    }

    private Flavour flavour(boolean even) {
        Flavour[] all = Flavour.values();
        return all[random.nextInt(even ? all.length : 2)];
    }

    /** Puts a side's automaton before or after, at random. */
    boolean coin() {
        return random.nextBoolean();
    }
}
