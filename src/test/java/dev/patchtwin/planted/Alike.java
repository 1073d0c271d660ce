package dev.patchtwin.planted;

import dev.patchtwin.planted.Plan.Truth;
import dev.patchtwin.planted.Reaction.Ask;
import dev.patchtwin.planted.Reaction.Done;
import dev.patchtwin.planted.Reaction.Word;
import dev.patchtwin.planted.Shape.Sort;
import dev.patchtwin.planted.Sower.Cover;
import dev.patchtwin.planted.Sower.Ground;
import dev.patchtwin.planted.Table.Leaf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Twins that nothing can tell apart. */
final class Alike {
    private Alike() {}

    private static Optional<Plan> alike(Sower sower, Shape shape, Table one, Table other) {
        boolean first = sower.coin();
        return sower.plan(shape, first ? one : other, first ? other : one, sower.faults(), Truth.alike());
    }

    static Optional<Plan> same(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        return alike(sower, ground.shape(), ground.table(), ground.table());
    }

    static Optional<Plan> renamed(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        return alike(
                sower,
                ground.shape(),
                ground.table(),
                sower.cover(ground.table(), 1).table());
    }

    static Optional<Plan> split(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        return alike(
                sower,
                ground.shape(),
                ground.table(),
                sower.cover(ground.table(), 2).table());
    }

    static Optional<Plan> unreachable(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Cover cover = sower.cover(ground.table(), 2, (layer, leaf) -> layer);
        List<Leaf> leaves = ground.table().leaves();
        Leaf there = cover.copy(1, leaves.get(sower.random.nextInt(leaves.size())));
        int lane = sower.lane(ground.shape());
        Table changed =
                cover.table().with(there, done -> done.showing(sower.other(ground.shape(), lane, done.words())));
        return alike(sower, ground.shape(), ground.table(), changed);
    }

    static Optional<Plan> interleaved(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        List<Integer> lanes = new ArrayList<>(ground.shape().lanes(Sort.EVENTS));
        lanes.addAll(ground.shape().lanes(Sort.STATE));
        lanes.removeIf(lane -> !ground.shape().lanes().get(lane).perSubject());
        int lane = lanes.get(sower.random.nextInt(lanes.size()));
        Word one = new Word(lane, 0, 70);
        Word other = new Word(lane, 1, 71);
        return sower.leaf(ground.table(), ground.ways(), leaf -> true).flatMap(leaf -> {
            Table before = ground.table().with(leaf, done -> done.showing(List.of(one, other)));
            Table after = ground.table().with(leaf, done -> done.showing(List.of(other, one)));
            return alike(sower, ground.shape(), before, sower.anyCover(after).table());
        });
    }

    static Optional<Plan> asksInAnotherOrder(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int one = sower.random.nextInt(ground.shape().questions().size());
        int other = sower.random.nextInt(ground.shape().questions().size());
        int lane = sower.lane(ground.shape());
        return sower.leaf(ground.table(), ground.ways(), leaf -> true).flatMap(leaf -> {
            Table before = ground.table()
                    .withTree(leaf, leaf.answers(), r -> asking(ground.shape(), one, other, lane, (Done) r, false));
            Table after = ground.table()
                    .withTree(leaf, leaf.answers(), r -> asking(ground.shape(), one, other, lane, (Done) r, true));
            return alike(sower, ground.shape(), before, after);
        });
    }

    /** Asks two questions, about one subject each, and shows what it was answered. */
    private static Reaction asking(Shape shape, int one, int other, int lane, Done done, boolean turned) {
        int first = turned ? other : one;
        int second = turned ? one : other;
        List<Reaction> firsts = new ArrayList<>();
        for (int i = 0; i < shape.questions().get(first); i++) {
            List<Reaction> seconds = new ArrayList<>();
            for (int j = 0; j < shape.questions().get(second); j++) {
                Word word = new Word(lane, 0, 70 + (turned ? 4 * j + i : 4 * i + j));
                seconds.add(done.showing(List.of(word)));
            }
            firsts.add(new Ask(second, turned ? Shape.SPARE : Shape.OTHER, seconds));
        }
        return new Ask(first, turned ? Shape.OTHER : Shape.SPARE, firsts);
    }

    static Optional<Plan> asksMore(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int question = sower.random.nextInt(ground.shape().questions().size());
        int answers = ground.shape().questions().get(question);
        return sower.leaf(ground.table(), ground.ways(), leaf -> true).flatMap(leaf -> {
            Table asking = ground.table()
                    .withTree(
                            leaf,
                            leaf.answers(),
                            reaction -> new Ask(question, Shape.SPARE, Collections.nCopies(answers, reaction)));
            return alike(
                    sower,
                    ground.shape(),
                    ground.table(),
                    sower.anyCover(asking).table());
        });
    }

    static Optional<Plan> situation(Sower sower, boolean met) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int faults = sower.faults();
        return sower.leaf(ground.table(), ground.ways(), leaf -> ground.ways().to(leaf, faults) != Ways.NEVER)
                .flatMap(leaf -> {
                    Table table = met ? ground.table().with(leaf, done -> done.meeting(1)) : ground.table();
                    return sower.plan(
                            ground.shape(), table, sower.anyCover(table).table(), faults, Truth.asking(1, met));
                });
    }
}
