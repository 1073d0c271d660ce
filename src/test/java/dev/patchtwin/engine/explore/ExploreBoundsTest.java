package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.comparable;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.PagesToy;
import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.engine.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An exploration that is stopped says why, and what it has by then. */
class ExploreBoundsTest {
    private static final ExploreOptions FREE = ExploreOptions.unbounded();
    private static final long MEGABYTE = 1 << 20;

    @Test
    void aBoundOnDepthStopsBehindThatLevel() {
        // 0, 1, ..., 4 are found; 0 and 1, 1 and 2, ... lead to each other: 1 + 2 + 2 + 2 transitions.
        ExploreResult result = explore(FREE.withMostDepth(4), twins(() -> counter(9)));
        assertThat(result.stop()).isEqualTo(Stop.DEPTH);
        assertThat(result.complete()).isFalse();
        assertThat(result.states()).isEqualTo(5);
        assertThat(result.transitions()).isEqualTo(7);
        assertThat(result.statesByDepth()).containsExactly(1L, 1L, 1L, 1L, 1L);
        assertThat(result.unexplored()).isEqualTo(1);
    }

    @Test
    void aDepthOfZeroExploresNothing() {
        ExploreResult result = explore(FREE.withMostDepth(0), twins(() -> counter(9)));
        assertThat(result.stop()).isEqualTo(Stop.DEPTH);
        assertThat(result.states()).isEqualTo(1);
        assertThat(result.transitions()).isZero();
        assertThat(result.unexplored()).isEqualTo(1);
    }

    @Test
    void aBoundOnStatesStopsAtTheNextBatchAndAlwaysAtTheSame() {
        List<ExploreResult> results = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            ExploreResult result =
                    explore(FREE.withMostStates(20_000).withThreads(threads), twins(() -> new PagesToy(5, 6, 13, -1)));
            assertThat(result.stop()).isEqualTo(Stop.STATES);
            assertThat(result.states()).isBetween(20_000L, 101_087L);
            assertThat(result.unexplored()).isPositive();
            assertThat(result.statesByDepth().stream().mapToLong(n -> n).sum()).isEqualTo(result.states());
            // Each state that was explored has 25 transitions.
            assertThat(result.transitions()).isEqualTo(25 * (result.states() - result.unexplored()));
            results.add(comparable(result));
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(results.get(2)).isEqualTo(results.get(0));
    }

    @Test
    void noMemoryStopsBeforeAnythingIsExplored() {
        ExploreResult result = explore(FREE.withMostBytes(1000), twins(() -> new PagesToy(5, 6, 13, -1)));
        assertThat(result.stop()).isEqualTo(Stop.MEMORY);
        assertThat(result.states()).isEqualTo(1);
        assertThat(result.unexplored()).isEqualTo(1);
    }

    @Test
    void littleMemoryStopsBeforeMoreIsUsed() {
        for (boolean hashed : new boolean[] {false, true}) {
            ExploreResult result = explore(
                    FREE.withMostBytes(64 * MEGABYTE).withHashed(hashed).withThreads(2),
                    twins(() -> new PagesToy(8, 6, 29, -1)));
            assertThat(result.stop()).isEqualTo(Stop.MEMORY);
            assertThat(result.bytes()).isLessThan(64 * MEGABYTE);
            assertThat(result.states()).isGreaterThan(1000);
            assertThat(result.unexplored()).isPositive();
        }
    }

    @Test
    void noTimeStopsBeforeAnythingIsExplored() {
        ExploreResult result = explore(FREE.withMostNanos(0), twins(() -> counter(9)));
        assertThat(result.stop()).isEqualTo(Stop.TIME);
        assertThat(result.states()).isEqualTo(1);
        assertThat(result.unexplored()).isEqualTo(1);
    }

    @Test
    void littleTimeStopsOnTheWay() {
        ExploreResult result = explore(FREE.withMostNanos(200_000_000), twins(() -> new PagesToy(9, 6, 29, -1)));
        assertThat(result.stop()).isEqualTo(Stop.TIME);
        assertThat(result.nanos()).isGreaterThanOrEqualTo(200_000_000);
        assertThat(result.unexplored()).isPositive();
        assertThat(result.transitions()).isEqualTo(45 * (result.states() - result.unexplored()));
    }

    @Test
    void whatIsCancelledBeforeItBeginsExploresNothing() {
        ExploreControl control = new ExploreControl();
        control.cancel();
        ExploreResult result = Explore.run(FREE, twins(() -> counter(9)), control);
        assertThat(result.stop()).isEqualTo(Stop.CANCELLED);
        assertThat(result.states()).isEqualTo(1);
        assertThat(result.unexplored()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledOnTheWayKeepsTheBatchesThatWereDone() {
        // One state in each level, each a batch of its own: cancelled in the one that goes on from 50.
        for (int threads = 1; threads <= 2; threads++) {
            ExploreControl control = new ExploreControl();
            Supplier<Twin> twins = twins(() -> new Toy.Builder()
                    .channel(EVENTS)
                    .operation("up", (toy, oracle, out) -> {
                        if (++toy.n[0] > 50) {
                            control.cancel();
                        }
                    })
                    .toy());
            ExploreResult result = Explore.run(FREE.withThreads(threads).withMostStates(1000), twins, control);
            assertThat(result.stop()).isEqualTo(Stop.CANCELLED);
            assertThat(result.states()).isBetween(51L, 52L);
            assertThat(result.unexplored()).isEqualTo(1);
        }
    }

    @Test
    void boundsThatAreNotMetChangeNothing() {
        Supplier<Twin> twins = twins(() -> Toys.freeList(true));
        ExploreResult free = comparable(explore(twins));
        assertThat(free.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(comparable(explore(FREE.withMostStates(37), twins))).isEqualTo(free);
        assertThat(comparable(explore(FREE.withMostDepth(7), twins))).isEqualTo(free);
        assertThat(comparable(explore(FREE.withMostBytes(200 * MEGABYTE), twins)))
                .isEqualTo(free);
        assertThat(comparable(explore(FREE.withMostNanos(Long.MAX_VALUE), twins)))
                .isEqualTo(free);
    }

    @Test
    void aDifferenceBehindTheBoundIsNotFoundAndNotDenied() {
        Supplier<Twin> twins = twins(() -> Toys.freeList(false), () -> Toys.freeList(true));
        ExploreResult result = explore(FREE.withMostDepth(1), twins);
        assertThat(result.stop()).isEqualTo(Stop.DEPTH);
        assertThat(result.findings()).isEmpty();
        assertThat(explore(FREE.withMostDepth(2), twins).stop()).isEqualTo(Stop.DIFFERENCE);
    }

    @Test
    void progressIsToldOnTheWay() {
        ExploreControl control = new ExploreControl();
        assertThat(control.progress().states()).isZero();
        Explore.run(FREE, twins(() -> counter(9)), control);
        assertThat(control.progress().states()).isEqualTo(10);
        assertThat(control.progress().transitions()).isEqualTo(18);
        assertThat(control.progress().depth()).isEqualTo(9);
        assertThat(control.progress().frontier()).isEqualTo(1);
        assertThat(control.progress().explored()).isEqualTo(1);
        assertThat(control.progress().left()).isZero();
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> FREE.withThreads(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FREE.withFaults(-2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FREE.withMostStates(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FREE.withMostDepth(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FREE.withMostBytes(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FREE.withMostNanos(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Toy counter(int most) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("up", toy -> toy.n[0] < most, (toy, oracle, out) -> toy.n[0]++)
                .operation("down", toy -> toy.n[0] > 0, (toy, oracle, out) -> toy.n[0]--)
                .toy();
    }
}
