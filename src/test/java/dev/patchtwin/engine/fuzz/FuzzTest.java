package dev.patchtwin.engine.fuzz;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.FAILS;
import static dev.patchtwin.engine.toy.Toys.counter;
import static dev.patchtwin.engine.toy.Toys.freeList;
import static dev.patchtwin.engine.toy.Toys.freer;
import static dev.patchtwin.engine.toy.Toys.goes;
import static dev.patchtwin.engine.toy.Toys.twin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Signature.Kind;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FuzzTest {
    /** Enough to tell stopping from ending, and few enough to end. */
    private static final long PLENTY = 20_000_000;

    private static final Signature LEAKS = new Signature("leaks", Kind.VALUE);

    @Test
    void twoThatAreTheSameShowNothing() {
        FuzzResult result = fuzz(1, 20_000, 1, () -> twin(counter(-1), counter(-1)));
        assertThat(result.findings()).isEmpty();
        assertThat(result.interrupted()).isFalse();
        assertThat(result.operations()).isGreaterThanOrEqualTo(20_000);
        assertThat(result.compared()).allMatch(count -> count > 1_000);
    }

    @Test
    void aLeakBehindOneAnswerOfOneSlotIsFound() {
        FuzzResult result = fuzz(1, 50_000, 1, () -> twin(freeList(false), freeList(true)));
        assertThat(result.findings()).extracting(Finding::signature).contains(LEAKS);
        assertThat(result.faults()).isPositive().isLessThan(result.questions());
    }

    @Test
    void aRareStateIsFound() {
        assertThat(fuzz(1, 200_000, 1, () -> twin(counter(-1), counter(14))).findings())
                .extracting(Finding::signature)
                .containsExactly(new Signature("state", Kind.VALUE));
    }

    @Test
    void aDifferenceOfTimeIsFoundAsOne() {
        assertThat(fuzz(1, 5_000, 1, () -> twin(freer(false, 0), freer(true, 0)))
                        .findings())
                .extracting(Finding::signature)
                .containsExactlyInAnyOrder(new Signature("events", Kind.TIMING), new Signature("state", Kind.TIMING));
    }

    @Test
    void aDifferenceThatIsThereFromTheStartIsFound() {
        assertThat(fuzz(1, 1_000, 1, () -> twin(limited(9), limited(0))).findings())
                .extracting(Finding::signature)
                .containsExactly(new Signature(Signature.ENABLED, Kind.VALUE));
    }

    @Test
    @Timeout(60)
    void whereNothingIsPossibleFromTheStartFuzzingEnds() {
        Supplier<Toy> stuck = () -> new Toy.Builder()
                .channel(EVENTS)
                .operation("never", toy -> false, (toy, oracle, out) -> {})
                .toy();
        FuzzResult result = fuzz(1, 1_000, 2, () -> twin(stuck.get(), stuck.get()));
        assertThat(result.operations()).isZero();
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void theSequenceOfAFindingShowsItAgain() {
        Supplier<Twin> twins = () -> twin(freeList(false), freeList(true));
        Finding finding = fuzz(3, 50_000, 1, twins).findings().get(0);
        Replay.Result again =
                Replay.run(twins.get(), new Trace("toy", Map.of(), finding.steps()), (index, step, twin) -> {});
        assertThat(again.complaints()).isEmpty();
        assertThat(again.differences()).extracting(Difference::signature).contains(finding.signature());
    }

    @Test
    void theSameSeedGivesTheSameRunOnAnyNumberOfThreads() {
        Supplier<Twin> twins = () -> new Twin(freeList(false), freeList(true), contract());
        FuzzResult one = fuzz(7, 60_000, 1, twins);
        assertThat(one.findings()).isNotEmpty();
        assertThat(one.declaredUses()).allMatch(uses -> uses > 0);
        for (int threads : new int[] {1, 2, 3, 5}) {
            assertThat(withoutTime(fuzz(7, 60_000, threads, twins))).isEqualTo(withoutTime(one));
        }
        assertThat(withoutTime(fuzz(8, 60_000, 1, twins))).isNotEqualTo(withoutTime(one));
    }

    @Test
    void aSmallBudgetIsNotOverdrawnByMuch() {
        for (int budget : new int[] {1, 100, 1_000, 5_000}) {
            assertThat(fuzz(1, budget, 2, () -> twin(counter(-1), counter(-1))).operations())
                    .isBetween((long) budget, budget + budget / 2 + 200L);
        }
    }

    @Test
    void itStopsOnceEnoughWasFound() {
        FuzzOptions options = new FuzzOptions(1, PLENTY, 20, 2, Set.of(LEAKS));
        FuzzResult result = Fuzz.run(options, () -> twin(freeList(false), freeList(true)), new FuzzControl());
        assertThat(result.findings()).extracting(Finding::signature).contains(LEAKS);
        assertThat(result.operations()).isLessThan(PLENTY / 10);
        assertThat(result.interrupted()).isFalse();
    }

    @Test
    void whatIsKnownIsGivenBackWhenItIsStopped() {
        FuzzControl control = new FuzzControl();
        Supplier<Twin> twins = () -> twin(goes((toy, oracle, out) -> out.emit(EVENTS, 1)), goes((toy, oracle, out) -> {
            out.emit(EVENTS, 2);
            if (control.operations() > 2_000) {
                control.cancel();
            }
        }));
        FuzzResult result = Fuzz.run(new FuzzOptions(1, PLENTY, 20, 2, Set.of()), twins, control);
        assertThat(result.interrupted()).isTrue();
        assertThat(result.operations()).isBetween(1_000L, PLENTY / 10);
        assertThat(result.findings()).hasSize(1);
    }

    @Test
    void nothingIsRunWhenItIsStoppedBeforeItBegins() {
        FuzzControl control = new FuzzControl();
        control.cancel();
        FuzzResult result =
                Fuzz.run(new FuzzOptions(1, 1_000, 20, 1, Set.of()), () -> twin(counter(-1), counter(-1)), control);
        assertThat(result.interrupted()).isTrue();
        assertThat(result.operations()).isZero();
    }

    @Test
    void aModelThatFailsIsNamedWithItsSequenceAndOperation() {
        Toy.Body fails = (toy, oracle, out) -> {
            if (oracle.ask(FAILS, 0) == 2) {
                throw new ArithmeticException("seventeen");
            }
        };
        Supplier<Twin> twins = () -> twin(goes(fails), goes(fails));
        assertThatThrownBy(() -> fuzz(4, 100_000, 2, twins))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "a model failed in sequence -?\\d+ of seed 4, in operation \\d+, 'go': .*seventeen");
    }

    @Test
    void aBudgetWithoutMeaningIsRefused() {
        assertThatThrownBy(() -> new FuzzOptions(1, 10, 0, 1, Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FuzzOptions(1, 10, 1, 0, Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FuzzOptions(1, -1, 1, 1, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Of the two channels on which the toys differ, the leaks are declared. */
    private static Contract contract() {
        return new Contract(List.of(
                new DeclaredDifference("leak", "leaks", Side.AFTER, List.of("*@1"), Optional.empty(), false, "known")));
    }

    private static Toy limited(int times) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("go", toy -> toy.n[0] < times, (toy, oracle, out) -> toy.n[0]++)
                .operation("stay", (toy, oracle, out) -> {})
                .toy();
    }

    private static FuzzResult fuzz(long seed, long operations, int threads, Supplier<Twin> twins) {
        return Fuzz.run(new FuzzOptions(seed, operations, 20, threads, Set.of()), twins, new FuzzControl());
    }

    private static FuzzResult withoutTime(FuzzResult result) {
        return new FuzzResult(
                result.seed(),
                result.operations(),
                result.sequences(),
                result.questions(),
                result.faults(),
                0,
                result.findings(),
                result.declaredUses(),
                result.compared(),
                result.covered(),
                result.features(),
                result.corpus(),
                result.mix(),
                result.interrupted());
    }
}
