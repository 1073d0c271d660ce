package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.finding;
import static dev.patchtwin.engine.explore.Exploring.operations;
import static dev.patchtwin.engine.explore.Exploring.signatures;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.FAILS;
import static dev.patchtwin.engine.toy.Toys.SAFETY;
import static dev.patchtwin.engine.toy.Toys.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Pairs whose differences are known, with the fewest operations that show them. */
class ExploreFindingsTest {
    @Test
    void aLeakIsFoundByTheFewestOperationsThatShowIt() {
        Supplier<Twin> twins = twins(() -> Toys.freeList(false), () -> Toys.freeList(true));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        // The slot that is lost has to be taken, and its return to fail with an error: that the leak stays is known
        // then,
        // since it is still there once both are brought to rest.
        ExploreFinding leak = finding(result, "leaks VALUE");
        assertThat(operations(leak)).containsExactly("take slot=1", "give slot=1");
        assertThat(leak.steps().get(1).answers()).containsExactly(new Trace.Answer(FAILS, 1, 1, 2));
        assertThat(result.unexplored()).isPositive();
        assertThatAllReplay(result, twins);
    }

    @Test
    void aDifferenceThatNeedsAFaultIsNotThereWithoutOne() {
        Supplier<Twin> twins = twins(() -> Toys.freeList(false), () -> Toys.freeList(true));
        assertThat(explore(ExploreOptions.unbounded().withFaults(0), twins).stop())
                .isEqualTo(Stop.COMPLETE);
        ExploreResult one = explore(ExploreOptions.unbounded().withFaults(1), twins);
        assertThat(operations(finding(one, "leaks VALUE"))).hasSize(2);
        assertThatAllReplay(one, twins);
    }

    @Test
    void aLevelThatShowsADifferenceIsExploredToItsEnd() {
        // Two operations differ, on two channels; both are found though the first one would do.
        Supplier<Twin> twins = twins(() -> steps(0), () -> steps(1));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactlyInAnyOrder("events VALUE", "state VALUE");
        // Depths 0 and 1 are explored, 2 is only reached: 1 + 2 transitions of the numbers 0 and 1.
        assertThat(result.depth()).isEqualTo(2);
        assertThatAllReplay(result, twins);
    }

    /** Counts up to 5; at 1, one side shows another event on going on, and another state after going on twice. */
    private static Toy steps(int wrong) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, toy.n[0] == 2 ? wrong : 9))
                .operation("up", toy -> toy.n[0] < 5, (toy, oracle, out) -> {
                    out.emit(EVENTS, toy.n[0] == 1 ? wrong : 7);
                    toy.n[0]++;
                    out.touch(STATE);
                })
                .toy();
    }

    @Test
    void aDifferenceInWhatIsPossibleIsFoundWhereItShows() {
        Supplier<Twin> twins = twins(() -> upTo(3), () -> upTo(4));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactly("enabled VALUE");
        assertThat(operations(result.findings().get(0))).containsExactly("up", "up", "up");
        assertThatAllReplay(result, twins);
    }

    private static Toy upTo(int most) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("up", toy -> toy.n[0] < most, (toy, oracle, out) -> toy.n[0]++)
                .operation("again", toy -> toy.n[0] > 0, (toy, oracle, out) -> {})
                .toy();
    }

    @Test
    void aDifferenceThatIsThereFromTheStartNeedsNoOperation() {
        Supplier<Twin> twins = twins(() -> Toys.counter(0), () -> Toys.counter(-1));
        ExploreResult result = explore(ExploreOptions.unbounded().withMostStates(100), twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(finding(result, "state VALUE").steps()).isEmpty();
        assertThatAllReplay(result, twins);
    }

    @Test
    void oneSideThatHaltsAloneIsADifference() {
        Supplier<Twin> twins = twins(() -> haltsAt(-1), () -> haltsAt(2));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactly("enabled VALUE");
        assertThat(operations(result.findings().get(0))).containsExactly("up", "up", "up");
        assertThat(result.ended()).isEqualTo(1);
        assertThatAllReplay(result, twins);
    }

    @Test
    void whereOneSideHaltsAndTellsTheChannelIsBlamed() {
        Supplier<Twin> twins = twins(
                () -> Toys.goes((toy, oracle, out) -> {}),
                () -> Toys.goes((toy, oracle, out) -> {
                    out.emit(EVENTS, 90);
                    toy.halt();
                }));
        ExploreResult result = explore(twins);
        assertThat(signatures(result)).containsExactly("events VALUE");
        assertThatAllReplay(result, twins);
    }

    private static Toy haltsAt(int number) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("up", toy -> toy.n[0] < 6, (toy, oracle, out) -> {
                    if (toy.n[0]++ == number) {
                        toy.halt();
                    }
                })
                .toy();
    }

    @Test
    void anInvariantThatBothBreakInAnOperationIsFound() {
        Supplier<Twin> twins = twins(() -> new Toy.Builder()
                .channel(EVENTS)
                .channel(Toys.MORE)
                .channel(SAFETY)
                .operation("up", toy -> toy.n[0] < 6, (toy, oracle, out) -> {
                    if (++toy.n[0] == 3) {
                        out.emit(SAFETY, 1);
                    }
                })
                .toy());
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactly("safety INVARIANT");
        assertThat(operations(result.findings().get(0))).hasSize(3);
        assertThatAllReplay(result, twins);
    }

    @Test
    void anInvariantThatAStateBreaksIsFoundWhoeverTouchedIt() {
        // Every state is looked at for its invariants, and that is all there is to see of this one.
        for (boolean touches : new boolean[] {true, false}) {
            Supplier<Twin> twins = twins(() -> breaksInStateThree(touches));
            ExploreResult result = explore(twins);
            assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
            assertThat(signatures(result)).containsExactly("safety INVARIANT");
            assertThat(operations(result.findings().get(0))).containsExactly("up", "up", "up");
        }
        Supplier<Twin> touching = twins(() -> breaksInStateThree(true));
        assertThatAllReplay(explore(touching), touching);
    }

    private static Toy breaksInStateThree(boolean touches) {
        return new Toy.Builder()
                .channel(EVENTS)
                .channel(Toys.MORE)
                .state(SAFETY, (toy, out) -> {
                    if (toy.n[0] == 3) {
                        out.emit(SAFETY, 1);
                    }
                })
                .operation("up", toy -> toy.n[0] < 6, (toy, oracle, out) -> {
                    toy.n[0]++;
                    if (touches) {
                        out.touch(SAFETY);
                    }
                })
                .toy();
    }

    @Test
    void aStateThatNobodyTouchedIsComparedToo() {
        for (boolean rests : new boolean[] {true, false}) {
            Supplier<Twin> twins = twins(() -> sneaks(-1, rests), () -> sneaks(3, rests));
            ExploreResult result = explore(twins);
            assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
            assertThat(signatures(result)).containsExactly("state VALUE");
            assertThat(operations(result.findings().get(0))).containsExactly("up", "up", "up");
            assertThatAllReplay(result, twins);
        }
    }

    private static Toy sneaks(int wrongAt, boolean rests) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, toy.n[0] == wrongAt ? 1 : 0))
                .operation("up", toy -> toy.n[0] < 6, (toy, oracle, out) -> toy.n[0]++)
                .rest(toy -> rests)
                .toy();
    }

    @Test
    void theFirstOfEachSignatureIsReportedNearestFirst() {
        ExploreResult result = explore(twins(() -> steps(0), () -> steps(1)));
        assertThat(result.findings().stream().map(f -> f.steps().size()).toList())
                .isEqualTo(List.of(2, 2));
    }
}
