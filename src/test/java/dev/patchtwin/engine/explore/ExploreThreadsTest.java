package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.comparable;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.finding;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.PagesToy;
import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.twin.Twin;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The result does not depend on the number of threads, nor on how known states are kept. */
class ExploreThreadsTest {
    @Test
    void anEqualPairGivesTheSameResultOnAnyNumberOfThreads() {
        // 6^5 * 13 states with 5 * 5 transitions each.
        ExploreResult result = assertThatAllAreTheSame(twins(() -> new PagesToy(5, 6, 13, -1)));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(101_088);
        assertThat(result.transitions()).isEqualTo(2_527_200);
    }

    @Test
    void aPairThatDiffersGivesTheSameResultOnAnyNumberOfThreads() {
        Supplier<Twin> twins = twins(() -> new PagesToy(5, 6, 13, -1), () -> new PagesToy(5, 6, 13, 6));
        ExploreResult result = assertThatAllAreTheSame(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(finding(result, "sets VALUE").steps()).isNotEmpty();
        assertThat(result.states()).isGreaterThan(10_000);
        assertThatAllReplay(result, twins);
    }

    @Test
    void aPairThatDiffersInTimeGivesTheSameResultOnAnyNumberOfThreads() {
        // Two numbers up to 29 and up to 2 pending events, of which one side has shown none.
        Supplier<Twin> twins = twins(() -> grid(false), () -> grid(true));
        ExploreResult result = assertThatAllAreTheSame(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(30 * 30 * 3);
        assertThat(result.findings()).hasSize(1);
        assertThat(finding(result, "events TIMING").steps()).hasSize(2);
        assertThatAllReplay(result, twins);
    }

    private static Toy grid(boolean lazy) {
        return new Toy.Builder()
                .numbers(3)
                .channel(EVENTS)
                .operation("right", toy -> toy.n[0] < 29, (toy, oracle, out) -> toy.n[0]++)
                .operation("down", toy -> toy.n[1] < 29, (toy, oracle, out) -> toy.n[1]++)
                .operation("later", toy -> toy.n[2] < 2, (toy, oracle, out) -> {
                    toy.n[2]++;
                    if (!lazy) {
                        out.emit(EVENTS, 5);
                    }
                })
                .operation("settle", (toy, oracle, out) -> {
                    for (int i = 0; lazy && i < toy.n[2]; i++) {
                        out.emit(EVENTS, 5);
                    }
                    toy.n[2] = 0;
                })
                .drains()
                .rest(toy -> toy.n[2] == 0)
                .toy();
    }

    private static ExploreResult assertThatAllAreTheSame(Supplier<Twin> twins) {
        ExploreResult first = explore(twins);
        for (boolean hashed : new boolean[] {false, true}) {
            for (int threads = 1; threads <= 4; threads++) {
                ExploreResult other =
                        explore(ExploreOptions.unbounded().withThreads(threads).withHashed(hashed), twins);
                assertThat(comparable(other))
                        .as("on %d threads, fingerprints: %s", threads, hashed)
                        .isEqualTo(comparable(first));
                assertThat(other.omission() > 0).isEqualTo(hashed);
            }
        }
        return first;
    }
}
