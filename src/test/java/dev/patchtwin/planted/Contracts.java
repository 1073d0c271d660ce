package dev.patchtwin.planted;

import dev.patchtwin.planted.Plan.Allowed;
import dev.patchtwin.planted.Plan.Planted;
import dev.patchtwin.planted.Plan.Truth;
import dev.patchtwin.planted.Reaction.End;
import dev.patchtwin.planted.Reaction.Word;
import dev.patchtwin.planted.Shape.Sort;
import dev.patchtwin.planted.Sower.Cover;
import dev.patchtwin.planted.Sower.Ground;
import dev.patchtwin.planted.Table.Leaf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Twins with a contract: one side makes noise at some leaves, and some of it is declared. */
final class Contracts {
    private static final int ONE = Shape.NOISE + 1;
    private static final int TWO = Shape.NOISE + 2;

    private Contracts() {}

    /** An automaton that makes noise, where it does, and which side it is. */
    private record Noisy(Ground ground, int lane, Table table, boolean before, List<Leaf> ones, List<Leaf> twos) {
        Optional<Plan> plan(Sower sower, List<Allowed> contract, Truth truth) {
            Table quiet = sower.anyCover(ground.table()).table();
            return sower.plan(
                    ground.shape(), before ? table : quiet, before ? quiet : table, contract, Plan.ANY, truth);
        }

        Allowed allowed(String id, String glob) {
            return new Allowed(id, channel(), before, glob, Optional.empty(), false);
        }

        String channel() {
            return ground.shape().lanes().get(lane).name();
        }

        Planted nearest(Sower sower, List<Leaf> some) {
            int depth = ground.ways().toAny(some, Plan.ANY);
            return sower.value(ground.shape(), lane, depth, depth);
        }

        Planted nearest(Sower sower) {
            List<Leaf> all = new ArrayList<>(ones);
            all.addAll(twos);
            return nearest(sower, all);
        }
    }

    /** Makes noise of one kind, and of a second one where that is asked for, at leaves that can be come to. */
    private static Optional<Noisy> noisy(Sower sower, boolean second) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int lane = sower.lane(ground.shape());
        List<Leaf> reachable = new ArrayList<>(ground.table().leaves());
        reachable.removeIf(leaf -> ground.ways().to(leaf, Plan.ANY) == Ways.NEVER);
        Collections.shuffle(reachable, sower.random);
        int most = Math.min(reachable.size(), 4);
        if (most < 2) {
            return Optional.empty();
        }
        List<Leaf> ones = reachable.subList(0, 1 + sower.random.nextInt(most - 1));
        List<Leaf> twos = second ? reachable.subList(ones.size(), most) : List.of();
        Table table = noise(sower, noise(sower, ground.table(), ones, lane, ONE), twos, lane, TWO);
        return Optional.of(new Noisy(ground, lane, table, sower.coin(), ones, twos));
    }

    private static Table noise(Sower sower, Table quiet, List<Leaf> leaves, int lane, int value) {
        Table table = quiet;
        for (Leaf leaf : leaves) {
            table = table.with(
                    leaf,
                    done -> done.showing(sower.with(done.words(), new Word(lane, sower.random.nextInt(2), value))));
        }
        return table;
    }

    static Optional<Plan> declared(Sower sower) {
        return noisy(sower, sower.coin()).flatMap(noisy -> {
            List<Allowed> contract = new ArrayList<>(List.of(noisy.allowed("one", "* noise " + ONE)));
            if (!noisy.twos().isEmpty()) {
                contract.add(noisy.allowed("two", "* noise " + TWO));
            }
            return noisy.plan(sower, contract, Truth.declared(Optional.empty(), noisy.nearest(sower), List.of()));
        });
    }

    static Optional<Plan> declaredState(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int lane = sower.lane(ground.shape(), Sort.STATE);
        boolean before = sower.coin();
        return sower.spot(ground.table(), ground.ways(), Table.Spot::rest).flatMap(spot -> {
            Table quiet = ground.table().with(spot, each -> each.labelled(lane, -1));
            Table noisy = quiet.with(spot, each -> each.labelled(lane, ONE));
            String channel = ground.shape().lanes().get(lane).name();
            Allowed allowed = new Allowed("one", channel, before, "* noise " + ONE, Optional.empty(), false);
            int depth = ground.ways().to(spot, Plan.ANY);
            Planted strict = sower.value(ground.shape(), lane, depth, depth);
            Table other = sower.anyCover(quiet).table();
            return sower.plan(
                    ground.shape(),
                    before ? noisy : other,
                    before ? other : noisy,
                    List.of(allowed),
                    Plan.ANY,
                    Truth.declared(Optional.empty(), strict, List.of()));
        });
    }

    static Optional<Plan> tooNarrow(Sower sower) {
        return noisy(sower, true)
                .filter(noisy -> !noisy.twos().isEmpty())
                .flatMap(noisy -> noisy.plan(
                        sower,
                        List.of(noisy.allowed("one", "* noise " + ONE)),
                        Truth.declared(
                                Optional.of(noisy.nearest(sower, noisy.twos())), noisy.nearest(sower), List.of())));
    }

    static Optional<Plan> otherSide(Sower sower) {
        return noisy(sower, false).flatMap(noisy -> {
            Allowed wrong =
                    new Allowed("one", noisy.channel(), !noisy.before(), "* noise " + ONE, Optional.empty(), false);
            Planted nearest = noisy.nearest(sower);
            return noisy.plan(sower, List.of(wrong), Truth.declared(Optional.of(nearest), nearest, List.of("one")));
        });
    }

    /** The second of two that match the same is needed only where the first one does not match. */
    static Optional<Plan> overlapping(Sower sower, boolean narrowFirst) {
        return noisy(sower, true).filter(noisy -> !noisy.twos().isEmpty()).flatMap(noisy -> {
            Allowed one = noisy.allowed("one", narrowFirst ? "* noise " + ONE : "* noise *");
            Allowed two = noisy.allowed("two", "* noise *");
            return noisy.plan(
                    sower,
                    List.of(one, two),
                    Truth.declared(Optional.empty(), noisy.nearest(sower), narrowFirst ? List.of() : List.of("two")));
        });
    }

    static Optional<Plan> unused(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        String channel = ground.shape().lanes().get(sower.lane(ground.shape())).name();
        Allowed allowed = new Allowed("one", channel, sower.coin(), "* noise " + ONE, Optional.empty(), false);
        Truth truth = new Truth(Optional.empty(), Optional.empty(), List.of("one"), List.of(), true, false);
        return sower.plan(
                ground.shape(),
                ground.table(),
                sower.anyCover(ground.table()).table(),
                List.of(allowed),
                Plan.ANY,
                truth);
    }

    /** From a leaf on, where the first noise is made, a second one may be made, on another channel or on the same. */
    static Optional<Plan> opened(Sower sower, boolean tooEarly) {
        Ground ground = sower.ground(tooEarly ? Grower.Wish.ALONE : Grower.Wish.ANY);
        Shape shape = ground.shape();
        int one = sower.lane(shape);
        int two = sower.lane(shape);
        boolean before = sower.coin();
        Optional<Leaf> opening =
                sower.leaf(ground.table(), ground.ways(), leaf -> leaf.done().end() == End.GOES_ON);
        if (opening.isEmpty()) {
            return Optional.empty();
        }
        Cover cover = sower.cover(ground.table(), 2, (layer, leaf) -> layer == 1 || leaf.equals(opening.get()) ? 1 : 0);
        Leaf door = cover.copy(0, opening.get());
        Ways ways = new Ways(cover.table());
        Optional<Leaf> later =
                sower.leaf(cover.table(), ways, leaf -> isIn(cover, 1, leaf) && ways.to(leaf, Plan.ANY) != Ways.NEVER);
        // What is too early must be decided before the first noise is made: it is, where it leads to rest.
        Optional<Leaf> early = sower.leaf(
                cover.table(),
                ways,
                leaf -> isIn(cover, 0, leaf)
                        && !leaf.equals(door)
                        && cover.table().spots().get(leaf.done().next()).rest());
        if (later.isEmpty() || (tooEarly && early.isEmpty())) {
            return Optional.empty();
        }
        Table table = noise(sower, cover.table(), List.of(door), one, ONE);
        table = noise(sower, table, tooEarly ? List.of(later.get(), early.get()) : List.of(later.get()), two, TWO);
        if (sower.coin()) {
            // In the very step, too: on whichever channel comes first, but never ahead of the first noise on the same.
            table = table.with(door, done -> done.showing(Different.after(done.words(), new Word(two, 0, TWO))));
        }
        List<Allowed> contract = List.of(
                new Allowed("two", shape.lanes().get(two).name(), before, "* noise " + TWO, Optional.of("one"), false),
                new Allowed("one", shape.lanes().get(one).name(), before, "* noise " + ONE, Optional.empty(), false));
        int first = ways.to(door, Plan.ANY);
        int wrong = tooEarly ? ways.to(early.get(), Plan.ANY) : Ways.NEVER;
        Planted strict = sower.value(shape, first <= wrong ? one : two, Math.min(first, wrong), Math.min(first, wrong));
        Optional<Planted> allowing = tooEarly ? Optional.of(sower.value(shape, two, wrong, wrong)) : Optional.empty();
        return sower.plan(
                shape,
                before ? table : ground.table(),
                before ? ground.table() : table,
                contract,
                Plan.ANY,
                Truth.declared(allowing, strict, List.of()));
    }

    private static boolean isIn(Cover cover, int layer, Leaf leaf) {
        for (int spot = 0; spot < cover.size(); spot++) {
            if (cover.spot(layer, spot) == leaf.spot()) {
                return true;
            }
        }
        return false;
    }

    /** A side stops in the middle of a leaf, after what the other one has shown by then and a noise. */
    static Optional<Plan> ends(Sower sower, boolean declared) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Shape shape = ground.shape();
        int lane = sower.lane(shape);
        boolean before = sower.coin();
        return sower.leaf(ground.table(), ground.ways(), leaf -> leaf.done().end() == End.GOES_ON)
                .flatMap(leaf -> {
                    List<Word> words = leaf.done().words();
                    List<Word> shown = new ArrayList<>(words.subList(0, sower.random.nextInt(words.size() + 1)));
                    shown.add(new Word(lane, 0, ONE));
                    Table stopping = ground.table()
                            .with(leaf, done -> done.showing(shown).ending(End.HALTS));
                    Table other = sower.anyCover(ground.table()).table();
                    String channel = shape.lanes().get(lane).name();
                    Allowed allowed = new Allowed("one", channel, before, "* noise " + ONE, Optional.empty(), declared);
                    int depth = ground.ways().to(leaf, Plan.ANY);
                    Planted strict = sower.value(shape, lane, depth, depth);
                    Planted stops = new Planted("enabled", Plan.Manner.VALUE, depth, depth);
                    Truth truth = declared
                            ? Truth.declared(Optional.empty(), strict, List.of())
                            : Truth.declared(Optional.of(stops), strict, List.of("one"));
                    return sower.plan(
                            shape,
                            before ? stopping : other,
                            before ? other : stopping,
                            List.of(allowed),
                            Plan.ANY,
                            truth);
                });
    }
}
