package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.comparable;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.finding;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.CellsToy;
import dev.patchtwin.engine.toy.PlainModel;
import dev.patchtwin.engine.twin.Twin;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Four interchangeable cells with three values each, and a counter with five: all operations are always possible. */
class ExploreSymmetryTest {
    private static final ExploreOptions FULL = ExploreOptions.unbounded();
    private static final ExploreOptions REDUCED = FULL.withReduced(true);

    @Test
    void withoutReductionEveryStateCounts() {
        // 3^4 * 5 states with 4 + 1 transitions each; the farthest is 4 * 2 + 4 operations away.
        ExploreResult result = explore(FULL, equal());
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(405);
        assertThat(result.transitions()).isEqualTo(2025);
        assertThat(result.depth()).isEqualTo(12);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void withReductionStatesThatDifferByASwapCountOnce() {
        // Multisets of 4 values out of 3: C(4 + 3 - 1, 3 - 1) = 15; 15 * 5 states with 5 transitions each.
        ExploreResult result = explore(REDUCED, equal());
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(75);
        assertThat(result.transitions()).isEqualTo(375);
        assertThat(result.depth()).isEqualTo(12);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void aDifferenceIsFoundAsNearWithReductionAsWithout() {
        // All cells have to be at 2, the counter at 4; then it wraps around: 4 * 2 + 4 + 1 operations.
        Supplier<Twin> twins = differing();
        ExploreResult full = explore(FULL, twins);
        ExploreResult reduced = explore(REDUCED, twins);
        assertThat(full.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(reduced.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(finding(full, "cells VALUE").steps()).hasSize(13);
        assertThat(finding(reduced, "cells VALUE").steps()).hasSize(13);
        assertThat(reduced.states()).isLessThan(full.states());
        assertThatAllReplay(full, twins);
        assertThatAllReplay(reduced, twins);
    }

    @Test
    void theReductionIsTheSameOnSeveralThreadsWithFingerprintsAndWithoutRewinding() {
        for (Supplier<Twin> twins : List.of(equal(), differing())) {
            ExploreResult result = comparable(explore(REDUCED, twins));
            assertThat(comparable(explore(REDUCED.withThreads(3), twins))).isEqualTo(result);
            assertThat(comparable(explore(REDUCED.withHashed(true), twins))).isEqualTo(result);
        }
    }

    @Test
    void answersThatWereUsedUpAreNotSwapped() {
        // No question is asked: the budget is part of every state, and the same in all.
        assertThat(explore(REDUCED.withFaults(3), equal()).states()).isEqualTo(75);
    }

    @Test
    void whatIsNotSymmetricIsExploredInFull() {
        ExploreResult result = explore(REDUCED, twins(() -> new PlainModel(new CellsToy(4, 3, 5, false))));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(405);
        assertThat(result.transitions()).isEqualTo(2025);
    }

    @Test
    void aLargerToyIsReducedByAsMuchAsTheCount() {
        // 4^6 * 3 = 12288 states; C(6 + 4 - 1, 4 - 1) * 3 = 252.
        Supplier<Twin> twins = twins(() -> new CellsToy(6, 4, 3, false));
        assertThat(explore(FULL, twins).states()).isEqualTo(12288);
        assertThat(explore(REDUCED, twins).states()).isEqualTo(252);
    }

    private static Supplier<Twin> equal() {
        return twins(() -> new CellsToy(4, 3, 5, false));
    }

    private static Supplier<Twin> differing() {
        return twins(() -> new CellsToy(4, 3, 5, false), () -> new CellsToy(4, 3, 5, true));
    }
}
