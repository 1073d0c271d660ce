package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.finding;
import static dev.patchtwin.engine.explore.Exploring.operations;
import static dev.patchtwin.engine.explore.Exploring.signatures;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.MORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Pairs of which one side shows things later than the other. */
class ExploreTimingTest {
    private static final int NEVER = 99;

    @Test
    void whatIsOnlyLaterIsExploredToTheEndAndReportedAsTiming() {
        // Pending pages: 0 to 3 on each side alike, so 4 states; free in three of them, settle in three.
        // The eager side has shown as many events more as pages are pending, which the pair remembers: one list for
        // each
        // number, since each page is the same event. So the pairs are as many as the states.
        Supplier<Twin> twins = twins(() -> freer(false, NEVER), () -> freer(true, NEVER));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(signatures(result)).containsExactly("events TIMING");
        assertThat(operations(result.findings().get(0))).containsExactly("free", "settle");
        assertThat(result.states()).isEqualTo(4);
        assertThat(result.transitions()).isEqualTo(6);
        assertThat(result.statesByDepth()).containsExactly(1L, 1L, 1L, 1L);
        assertThatAllReplay(result, twins);
    }

    @Test
    void whatIsLostOnAnotherContinuationOnlyIsFoundThere() {
        // Brought to rest at once, everything is shown in the end. Only where the lazy side has three pages pending
        // when
        // it settles it forgets them.
        Supplier<Twin> twins = twins(() -> freer(false, NEVER), () -> freer(true, 3));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactly("events TIMING", "events VALUE");
        assertThat(operations(finding(result, "events VALUE"))).containsExactly("free", "free", "free", "settle");
        assertThatAllReplay(result, twins);
    }

    @Test
    void theSameHoldsWithFingerprintsAndOnSeveralThreads() {
        Supplier<Twin> twins = twins(() -> freer(false, NEVER), () -> freer(true, 3));
        ExploreResult result = explore(twins);
        ExploreResult other =
                explore(ExploreOptions.unbounded().withHashed(true).withThreads(3), twins);
        assertThat(Exploring.comparable(other)).isEqualTo(Exploring.comparable(result));
    }

    @Test
    void whatIsStillOpenWhenADeclaredDifferenceEndsTheRunIsOfValue() {
        // The same run, step by step, says so: what is watched when a run ends has not come in time.
        Supplier<Twin> twins = endingTwins(false);
        ExploreResult result = explore(twins);
        assertThat(signatures(result)).contains("events VALUE");
        assertThat(operations(finding(result, "events VALUE"))).containsExactly("free", "end");
        assertThatAllReplay(result, twins);
    }

    @Test
    void whatIsStillOpenWhenADeclaredHaltEndsTheRunIsOfValue() {
        Supplier<Twin> twins = endingTwins(true);
        ExploreResult result = explore(twins);
        assertThat(operations(finding(result, "events VALUE"))).containsExactly("free", "end");
        assertThatAllReplay(result, twins);
    }

    @Test
    void whatIsStillOpenWhereNothingIsPossibleAnyMoreIsOfValue() {
        // At two pending pages both are stuck, and not at rest.
        Supplier<Twin> twins = twins(() -> stuck(false), () -> stuck(true));
        ExploreResult result = explore(twins);
        assertThat(signatures(result)).contains("events VALUE");
        assertThat(operations(finding(result, "events VALUE"))).containsExactly("free", "free");
        assertThatAllReplay(result, twins);
    }

    @Test
    void aDifferenceThatIsOpenForEverGrowsUntilAStateIsTooLarge() {
        // One side shows an event each time, the other one none until it settles: nothing bounds what is open.
        Toy.Builder[] sides = new Toy.Builder[2];
        for (int side = 0; side < 2; side++) {
            boolean lazy = side == 1;
            sides[side] = new Toy.Builder()
                    .channel(EVENTS)
                    .operation("go", (toy, oracle, out) -> {
                        if (!lazy) {
                            out.emit(EVENTS, 1);
                        }
                        toy.n[0] += lazy ? 1 : 0;
                    })
                    .operation("settle", (toy, oracle, out) -> {
                        for (; toy.n[0] > 0; toy.n[0]--) {
                            out.emit(EVENTS, 1);
                        }
                        toy.n[0] = 0;
                    })
                    .drains()
                    .rest(toy -> !lazy || toy.n[0] == 0);
        }
        ExploreResult result = explore(twins(() -> sides[0].toy(), () -> sides[1].toy()));
        assertThat(result.stop()).isEqualTo(Stop.STATE_TOO_LARGE);
        assertThat(signatures(result)).containsExactly("events TIMING");
        assertThat(result.states()).isBetween(100L, 127L);
        assertThat(result.unexplored()).isZero();
    }

    /** Frees a page at once, or when it settles; a lazy one that has {@code lost} pages pending then shows none. */
    private static Toy freer(boolean lazy, int lost) {
        return pending(lazy, lost).toy();
    }

    private static Toy.Builder pending(boolean lazy, int lost) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("free", toy -> toy.n[0] < 3, (toy, oracle, out) -> {
                    toy.n[0]++;
                    if (!lazy) {
                        out.emit(EVENTS, 1);
                    }
                })
                .operation("settle", toy -> toy.n[0] > 0, (toy, oracle, out) -> {
                    for (int i = 0; i < toy.n[0] && lazy && toy.n[0] != lost; i++) {
                        out.emit(EVENTS, 1);
                    }
                    toy.n[0] = 0;
                })
                .drains()
                .rest(toy -> toy.n[0] == 0);
    }

    private static Supplier<Twin> endingTwins(boolean halts) {
        DeclaredDifference ends =
                new DeclaredDifference("ends", "more", Side.BEFORE, List.of("7@0"), Optional.empty(), true, "");
        return () -> new Twin(ending(false, halts), ending(true, halts), new Contract(List.of(ends)));
    }

    private static Toy ending(boolean lazy, boolean halts) {
        return pending(lazy, NEVER)
                .channel(MORE)
                .operation("end", (toy, oracle, out) -> {
                    if (!lazy) {
                        out.emit(MORE, 7);
                        if (halts) {
                            toy.halt();
                        }
                    }
                })
                .toy();
    }

    private static Toy stuck(boolean lazy) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("free", toy -> toy.n[0] < 2, (toy, oracle, out) -> {
                    toy.n[0]++;
                    if (!lazy) {
                        out.emit(EVENTS, 1);
                    }
                })
                .operation("settle", toy -> toy.n[0] == 1, (toy, oracle, out) -> {
                    if (lazy) {
                        out.emit(EVENTS, 1);
                    }
                    toy.n[0] = 0;
                })
                .drains()
                .rest(toy -> toy.n[0] == 0)
                .toy();
    }
}
