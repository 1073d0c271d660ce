package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.comparable;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.operations;
import static dev.patchtwin.engine.explore.Exploring.signatures;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.MORE;
import static dev.patchtwin.engine.toy.Toys.STATE;
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

/** Pairs that differ as a contract declares. */
class ExploreContractTest {
    @Test
    void aDeclaredWordIsErasedInEveryTransitionAndCounted() {
        // Numbers 0 to 3: the side before shows a 7 more on going up from 1, and in each of the four states on looking.
        DeclaredDifference seven = declared("seven", "events", "", false, "7@*");
        Supplier<Twin> twins = twins(side -> extra(side), seven);
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(4);
        assertThat(result.transitions()).isEqualTo(3 + 3 + 4);
        assertThat(result.findings()).isEmpty();
        assertThat(result.declaredUses()).containsExactly(1L + 4L);
        assertThat(comparable(explore(ExploreOptions.unbounded().withThreads(3), twins)))
                .isEqualTo(comparable(result));
    }

    @Test
    void whatIsNotDeclaredIsADifferenceAndUsesNothing() {
        Supplier<Twin> twins = twins(side -> extra(side), declared("eight", "events", "", false, "8@*"));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactly("events VALUE");
        assertThat(result.declaredUses()).containsExactly(0L);
        assertThatAllReplay(result, twins);
    }

    private static Toy extra(Side side) {
        boolean before = side == Side.BEFORE;
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("up", toy -> toy.n[0] < 3, (toy, oracle, out) -> {
                    out.emit(EVENTS, 1);
                    if (before && toy.n[0] == 1) {
                        out.emit(EVENTS, 7);
                    }
                    toy.n[0]++;
                })
                .operation("down", toy -> toy.n[0] > 0, (toy, oracle, out) -> toy.n[0]--)
                .operation("look", (toy, oracle, out) -> {
                    if (before) {
                        out.emit(EVENTS, 7);
                    }
                })
                .toy();
    }

    @Test
    void whatADeclaredDifferenceOpensIsPartOfTheState() {
        // The number is 0 or 1, and 1 only once it was opened; back at 0 it stays open: 3 states. Open and back are
        // possible in all three, show where the number is 1.
        DeclaredDifference first = declared("first", "more", "", false, "1@*");
        DeclaredDifference second = declared("second", "events", "first", false, "2@*");
        Supplier<Twin> twins = twins(side -> opening(side, 1), first, second);
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.findings()).isEmpty();
        assertThat(result.states()).isEqualTo(3);
        assertThat(result.transitions()).isEqualTo(3 + 3 + 1);
        assertThat(result.statesByDepth()).containsExactly(1L, 1L, 1L);
        assertThat(result.declaredUses()).containsExactly(3L, 1L);
    }

    @Test
    void whatWasNotOpenedIsADifference() {
        DeclaredDifference first = declared("first", "more", "", false, "1@*");
        DeclaredDifference second = declared("second", "events", "first", false, "2@*");
        Supplier<Twin> twins = twins(side -> opening(side, 0), first, second);
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactly("events VALUE");
        assertThat(operations(result.findings().get(0))).containsExactly("show");
        assertThatAllReplay(result, twins);
    }

    private static Toy opening(Side side, int showsFrom) {
        boolean before = side == Side.BEFORE;
        return new Toy.Builder()
                .channel(EVENTS)
                .channel(MORE)
                .operation("open", (toy, oracle, out) -> {
                    toy.n[0] = 1;
                    if (before) {
                        out.emit(MORE, 1);
                    }
                })
                .operation("back", (toy, oracle, out) -> toy.n[0] = 0)
                .operation("show", toy -> toy.n[0] >= showsFrom, (toy, oracle, out) -> {
                    if (before) {
                        out.emit(EVENTS, 2);
                    }
                })
                .toy();
    }

    @Test
    void aDeclaredHaltEndsTheRunInEveryStateAndNothingMore() {
        // Numbers 0 to 3; in each, stop panics on one side, having shown how the other side begins.
        for (boolean halts : new boolean[] {true, false}) {
            Supplier<Twin> twins = twins(side -> stopping(side, halts), declared("panic", "events", "", true, "90@*"));
            ExploreResult result = explore(twins);
            assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
            assertThat(result.findings()).isEmpty();
            assertThat(result.states()).isEqualTo(4);
            assertThat(result.transitions()).isEqualTo(3 + 4);
            assertThat(result.ended()).isEqualTo(4);
            assertThat(result.declaredUses()).containsExactly(4L);
        }
    }

    private static Toy stopping(Side side, boolean halts) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("up", toy -> toy.n[0] < 3, (toy, oracle, out) -> toy.n[0]++)
                .operation("stop", (toy, oracle, out) -> {
                    out.emit(EVENTS, 1);
                    if (side == Side.BEFORE) {
                        out.emit(EVENTS, 90);
                        if (halts) {
                            toy.halt();
                        }
                    }
                })
                .toy();
    }

    @Test
    void aDeclaredDifferenceInAStateIsUsedOnceForEachStateThatShowsIt() {
        // Numbers 0 to 3; of these, 2 and 3 show a word more on one side. However one gets there, a state is looked at
        // once.
        Supplier<Twin> twins = twins(
                side -> new Toy.Builder()
                        .channel(EVENTS)
                        .state(STATE, (toy, out) -> {
                            out.emit(STATE, toy.n[0]);
                            if (side == Side.BEFORE && toy.n[0] >= 2) {
                                out.emit(STATE, 77);
                            }
                        })
                        .operation("up", toy -> toy.n[0] < 3, (toy, oracle, out) -> {
                            toy.n[0]++;
                            out.touch(STATE);
                        })
                        .operation("down", toy -> toy.n[0] > 0, (toy, oracle, out) -> {
                            toy.n[0]--;
                            out.touch(STATE);
                        })
                        .toy(),
                declared("more", "state", "", false, "77@*"));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.findings()).isEmpty();
        assertThat(result.states()).isEqualTo(4);
        assertThat(result.declaredUses()).containsExactly(2L);
    }

    /** Makes a toy for a side. */
    private interface Sides {
        Toy of(Side side);
    }

    private static DeclaredDifference declared(String id, String channel, String after, boolean ends, String erase) {
        return new DeclaredDifference(
                id,
                channel,
                Side.BEFORE,
                List.of(erase),
                after.isEmpty() ? Optional.empty() : Optional.of(after),
                ends,
                "because");
    }

    private static Supplier<Twin> twins(Sides toys, DeclaredDifference... declared) {
        return () -> new Twin(toys.of(Side.BEFORE), toys.of(Side.AFTER), new Contract(List.of(declared)));
    }
}
