package dev.patchtwin.planted;

import dev.patchtwin.planted.Plan.Manner;
import dev.patchtwin.planted.Plan.Planted;
import dev.patchtwin.planted.Plan.Truth;
import dev.patchtwin.planted.Reaction.Ask;
import dev.patchtwin.planted.Reaction.Crowd;
import dev.patchtwin.planted.Reaction.Done;
import dev.patchtwin.planted.Reaction.End;
import dev.patchtwin.planted.Reaction.OnPage;
import dev.patchtwin.planted.Reaction.Word;
import dev.patchtwin.planted.Shape.Sort;
import dev.patchtwin.planted.Sower.Cover;
import dev.patchtwin.planted.Sower.Ground;
import dev.patchtwin.planted.Table.Leaf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Twins that differ in one place. */
final class Different {
    private Different() {}

    private static Optional<Plan> different(
            Sower sower, Shape shape, Table one, Table other, int faults, Planted planted) {
        boolean first = sower.coin();
        return sower.plan(shape, first ? one : other, first ? other : one, faults, Truth.different(planted));
    }

    /** Plants something at a leaf, by which the two sides differ in value on a channel. */
    private static Optional<Plan> atLeaf(Sower sower, Ground ground, int lane, Table changed, Ways ways, Leaf leaf) {
        int faults = sower.faults();
        Planted planted = sower.value(ground.shape(), lane, ways.to(leaf, faults), ways.to(leaf, Plan.ANY));
        return different(sower, ground.shape(), ground.table(), changed, faults, planted);
    }

    static Optional<Plan> event(Sower sower, int leastFaults) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int lane = sower.lane(ground.shape());
        return sower.leaf(cover.table(), ways, leaf -> leaf.faults() >= leastFaults)
                .flatMap(leaf -> atLeaf(
                        sower,
                        ground,
                        lane,
                        cover.table().with(leaf, done -> done.showing(sower.other(ground.shape(), lane, done.words()))),
                        ways,
                        leaf));
    }

    static Optional<Plan> crowd(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.SEVERAL);
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int lane = sower.lane(ground.shape());
        int others = 1 + sower.random.nextInt(ground.shape().pages() - 1);
        Optional<Leaf> leaf = sower.leaf(cover.table(), ways, each -> true);
        Optional<Integer> place = sower.spot(cover.table(), ways, each -> true);
        if (leaf.isEmpty() || place.isEmpty()) {
            return Optional.empty();
        }
        Done usual = leaf.get().done();
        Done other = usual.showing(sower.other(ground.shape(), lane, usual.words()));
        Table changed = cover.table()
                .withTree(leaf.get(), leaf.get().answers(), r -> new Crowd(others, place.get(), other, usual));
        // Each page goes its own way, and none is in the way of another one.
        int depth = ways.to(leaf.get(), Plan.ANY) + others * ways.to(place.get(), Plan.ANY);
        Planted planted = sower.value(ground.shape(), lane, depth, depth);
        return different(sower, ground.shape(), ground.table(), changed, Plan.ANY, planted);
    }

    static Optional<Plan> onePage(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.SEVERAL);
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int lane = sower.lane(ground.shape());
        int page = sower.random.nextInt(ground.shape().pages());
        int faults = sower.faults();
        return sower.leaf(cover.table(), ways, leaf -> true).map(leaf -> {
            Done other = leaf.done()
                    .showing(sower.other(ground.shape(), lane, leaf.done().words()));
            Table changed = cover.table().withTree(leaf, leaf.answers(), usual -> new OnPage(page, other, usual));
            Planted planted = sower.value(ground.shape(), lane, ways.to(leaf, faults), ways.to(leaf, Plan.ANY));
            // The second side is never said to be even.
            return sower.plan(
                    ground.shape(), ground.table(), changed, List.of(), faults, Truth.different(planted), false);
        });
    }

    static Optional<Plan> state(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int lane = sower.lane(ground.shape(), Sort.STATE);
        int faults = sower.faults();
        return sower.spot(cover.table(), ways, Table.Spot::rest)
                .flatMap(spot -> different(
                        sower,
                        ground.shape(),
                        ground.table(),
                        cover.table().with(spot, each -> each.labelled(lane, 80)),
                        faults,
                        sower.value(ground.shape(), lane, ways.to(spot, faults), ways.to(spot, Plan.ANY))));
    }

    static Optional<Plan> passing(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ALONE_AND_LASTING);
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int lane = sower.lane(ground.shape(), Sort.STATE);
        int faults = sower.faults();
        return sower.spot(cover.table(), ways, spot -> !spot.rest())
                .flatMap(spot -> different(
                        sower,
                        ground.shape(),
                        ground.table(),
                        cover.table().with(spot, each -> each.labelled(lane, 80)),
                        faults,
                        timing(sower, ground.shape(), lane, ways.to(spot, faults), ways.to(spot, Plan.ANY))));
    }

    /** It is known at rest that it was timing only, and from everywhere that is one operation away. */
    private static Planted timing(Sower sower, Shape shape, int lane, int shown, int least) {
        return sower.planted(shape, lane, Manner.TIMING, shown == Ways.NEVER ? Ways.NEVER : shown + 1, least);
    }

    static Optional<Plan> late(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ALONE_AND_LASTING);
        Shape shape = ground.shape();
        int lane = sower.lane(shape);
        Word word = new Word(lane, sower.random.nextInt(2), 61);
        int faults = sower.faults();
        return sower.leaf(
                        ground.table(),
                        ground.ways(),
                        leaf -> !ground.table().spots().get(leaf.done().next()).rest())
                .flatMap(leaf -> {
                    Table prompt = ground.table().with(leaf, done -> done.showing(after(done.words(), word)));
                    // In the second layer the word is owed, and the first thing that is shown.
                    Cover cover =
                            sower.cover(ground.table(), 2, (layer, each) -> layer == 0 && isAt(each, leaf) ? 1 : 0);
                    Table owing = cover.table();
                    for (int spot = 0; spot < cover.size(); spot++) {
                        owing = owing.with(
                                cover.spot(1, spot),
                                each -> each.edit(done -> done.showing(before(word, done.words()))));
                    }
                    Leaf again = cover.copy(1, leaf);
                    owing = owing.with(again, done -> done.showing(after(done.words(), word)));
                    int shown = ground.ways().to(leaf, faults);
                    Planted planted =
                            timing(sower, shape, lane, shown, ground.ways().to(leaf, Plan.ANY));
                    return different(sower, shape, prompt, owing, faults, planted);
                });
    }

    private static boolean isAt(Leaf one, Leaf other) {
        return one.equals(other);
    }

    static List<Word> after(List<Word> words, Word last) {
        List<Word> more = new ArrayList<>(words);
        more.add(last);
        return more;
    }

    private static List<Word> before(Word first, List<Word> words) {
        List<Word> more = new ArrayList<>(List.of(first));
        more.addAll(words);
        return more;
    }

    static Optional<Plan> leak(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Shape shape = ground.shape();
        int lane = IntStream.range(0, shape.lanes().size())
                .filter(i -> shape.lanes().get(i).name().equals("leaks"))
                .findFirst()
                .orElseThrow();
        int faults = sower.faults();
        return sower.leaf(ground.table(), ground.ways(), leaf -> leaf.done().end() == End.GOES_ON)
                .flatMap(leaf -> {
                    Cover cover =
                            sower.cover(ground.table(), 2, (layer, each) -> layer == 1 || isAt(each, leaf) ? 1 : 0);
                    Table leaking = cover.table();
                    for (int spot = 0; spot < cover.size(); spot++) {
                        if (ground.table().spots().get(spot).rest()) {
                            leaking = leaking.with(cover.spot(1, spot), each -> each.labelled(lane, 90));
                        }
                    }
                    Ways ways = new Ways(leaking);
                    IntFunction<Integer> depth = bound -> IntStream.range(0, cover.size())
                            .filter(spot -> ground.table().spots().get(spot).rest())
                            .map(spot -> ways.to(cover.spot(1, spot), bound))
                            .min()
                            .orElse(Ways.NEVER);
                    Planted planted = sower.value(shape, lane, depth.apply(faults), depth.apply(Plan.ANY));
                    return different(sower, shape, ground.table(), leaking, faults, planted);
                });
    }

    static Optional<Plan> enabled(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int operation = sower.random.nextInt(ground.shape().settle());
        int faults = sower.faults();
        return sower.spot(cover.table(), ways, spot -> true).flatMap(spot -> {
            Reaction other = cover.table().isPossible(spot, operation)
                    ? new Reaction.Never()
                    : new Done(spot, List.of(), -1, End.GOES_ON);
            Planted planted = new Planted("enabled", Manner.VALUE, ways.to(spot, faults), ways.to(spot, Plan.ANY));
            Table changed = cover.table().with(spot, each -> each.reacting(operation, other));
            return different(sower, ground.shape(), ground.table(), changed, faults, planted);
        });
    }

    static Optional<Plan> halt(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Shape shape = ground.shape();
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int lane = sower.lane(shape);
        // Where the side that stops shows what the other one does not, that tells why; otherwise it only stops.
        boolean telling = sower.coin();
        int faults = sower.faults();
        return sower.leaf(cover.table(), ways, leaf -> leaf.done().end() == End.GOES_ON)
                .flatMap(leaf -> {
                    List<Word> words = leaf.done().words();
                    List<Word> shown = telling
                            ? sower.with(words, new Word(lane, 0, 63))
                            : words.subList(0, sower.random.nextInt(words.size() + 1));
                    Table changed =
                            cover.table().with(leaf, done -> done.showing(shown).ending(End.HALTS));
                    String channel = telling ? shape.lanes().get(lane).name() : "enabled";
                    Planted planted =
                            new Planted(channel, Manner.VALUE, ways.to(leaf, faults), ways.to(leaf, Plan.ANY));
                    return different(sower, shape, ground.table(), changed, faults, planted);
                });
    }

    static Optional<Plan> asksAboutAnother(Sower sower) {
        return twoWorlds(
                sower,
                (question, leaves) ->
                        List.of(new Ask(question, Shape.SPARE, leaves), new Ask(question, Shape.OTHER, leaves)));
    }

    static Optional<Plan> attempts(Sower sower) {
        return twoWorlds(
                sower,
                (question, leaves) -> List.of(
                        // The second answer counts, and the first one does.
                        new Ask(
                                question,
                                Shape.SPARE,
                                Collections.nCopies(leaves.size(), new Ask(question, Shape.SPARE, leaves))),
                        new Ask(
                                question,
                                Shape.SPARE,
                                leaves.stream()
                                        .<Reaction>map(leaf -> new Ask(
                                                question, Shape.SPARE, Collections.nCopies(leaves.size(), leaf)))
                                        .toList())));
    }

    /** Makes of the leaves that answers lead to what the two sides do. */
    @FunctionalInterface
    private interface TwoTrees {
        List<Reaction> of(int question, List<Reaction> leaves);
    }

    /** Plants a question that the sides do not agree about: one answer that is not nominal is enough to tell. */
    private static Optional<Plan> twoWorlds(Sower sower, TwoTrees trees) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int lane = sower.lane(ground.shape());
        int question = sower.random.nextInt(ground.shape().questions().size());
        int faults = sower.faults();
        return sower.leaf(ground.table(), ground.ways(), leaf -> true).flatMap(leaf -> {
            List<Reaction> leaves = new ArrayList<>();
            for (int answer = 0; answer < ground.shape().questions().get(question); answer++) {
                Word word = new Word(lane, 0, 70 + answer);
                leaves.add(
                        answer == 0
                                ? leaf.done()
                                : leaf.done().showing(after(leaf.done().words(), word)));
            }
            List<Reaction> both = trees.of(question, leaves);
            List<Integer> failing = new ArrayList<>(leaf.answers());
            failing.add(1);
            Leaf known = new Leaf(leaf.spot(), leaf.operation(), failing, leaf.done());
            Table one = ground.table().withTree(leaf, leaf.answers(), r -> both.get(0));
            Table other = ground.table().withTree(leaf, leaf.answers(), r -> both.get(1));
            Planted planted = sower.value(
                    ground.shape(),
                    lane,
                    ground.ways().to(known, faults),
                    ground.ways().to(known, Plan.ANY));
            return different(sower, ground.shape(), one, other, faults, planted);
        });
    }

    static Optional<Plan> unsafe(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int lane = sower.lane(ground.shape(), Sort.INVARIANTS);
        int faults = sower.faults();
        return sower.leaf(ground.table(), ground.ways(), leaf -> true).flatMap(leaf -> {
            Table broken = ground.table().with(leaf, done -> done.showing(after(done.words(), new Word(lane, 0, 1))));
            Planted planted = sower.planted(
                    ground.shape(),
                    lane,
                    Manner.INVARIANT,
                    ground.ways().to(leaf, faults),
                    ground.ways().to(leaf, Plan.ANY));
            return different(
                    sower, ground.shape(), broken, sower.anyCover(broken).table(), faults, planted);
        });
    }

    static Optional<Plan> unsafeState(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        int lane = sower.lane(ground.shape(), Sort.INVARIANTS);
        int faults = sower.faults();
        return sower.spot(ground.table(), ground.ways(), spot -> true).flatMap(spot -> {
            Table broken = ground.table().with(spot, each -> each.labelled(lane, 1));
            Planted planted = sower.planted(
                    ground.shape(),
                    lane,
                    Manner.INVARIANT,
                    ground.ways().to(spot, faults),
                    ground.ways().to(spot, Plan.ANY));
            return different(
                    sower, ground.shape(), broken, sower.anyCover(broken).table(), faults, planted);
        });
    }

    static Optional<Plan> unsafeOnOneSide(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Cover cover = sower.anyCover(ground.table());
        Ways ways = new Ways(cover.table());
        int lane = sower.lane(ground.shape(), Sort.INVARIANTS);
        return sower.leaf(cover.table(), ways, leaf -> true)
                .flatMap(leaf -> atLeaf(
                        sower,
                        ground,
                        lane,
                        cover.table().with(leaf, done -> done.showing(after(done.words(), new Word(lane, 1, 1)))),
                        ways,
                        leaf));
    }

    static Optional<Plan> breaks(Sower sower) {
        Ground ground = sower.ground(Grower.Wish.ANY);
        Cover cover = sower.anyCover(ground.table());
        return sower.leaf(cover.table(), new Ways(cover.table()), leaf -> true).flatMap(leaf -> {
            Table breaking = cover.table().with(leaf, done -> done.ending(End.THROWS));
            boolean first = sower.coin();
            return sower.plan(
                    ground.shape(),
                    first ? breaking : ground.table(),
                    first ? ground.table() : breaking,
                    Plan.ANY,
                    Truth.breaking());
        });
    }
}
