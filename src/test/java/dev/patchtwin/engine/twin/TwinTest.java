package dev.patchtwin.engine.twin;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.MORE;
import static dev.patchtwin.engine.toy.Toys.SAFETY;
import static dev.patchtwin.engine.toy.Toys.STATE;
import static dev.patchtwin.engine.toy.Toys.counter;
import static dev.patchtwin.engine.toy.Toys.goes;
import static dev.patchtwin.engine.toy.Toys.operation;
import static dev.patchtwin.engine.toy.Toys.twin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwinTest {
    private static final int NEVER = -1;

    @Test
    void twoThatAreTheSameShowNoDifference() {
        Twin twin = run(twin(counter(NEVER), counter(NEVER)), "up", "look", "up", "down", "look");
        assertThat(twin.differences()).isEmpty();
        assertThat(twin.isDifferent()).isFalse();
        assertThat(twin.steps()).isEqualTo(5);
        assertThat(twin.compared())
                .as("two looks; the state after each operation, since it is always at rest")
                .containsExactly(2, 5);
    }

    @Test
    void aWrongStateIsFoundAtTheStepThatShowsIt() {
        Twin twin = run(twin(counter(NEVER), counter(3)), "up", "look", "up", "up", "up");
        assertThat(twin.differences()).containsExactly(value("state", 3));
    }

    @Test
    void theFirstDifferenceOfEveryChannelIsFoundBecauseTheRunGoesOn() {
        Twin twin = twin(
                goes((toy, oracle, out) -> out.emit(toy.n[0]++ < 2 ? EVENTS : MORE, 1)),
                goes((toy, oracle, out) -> out.emit(toy.n[0] < 2 ? EVENTS : MORE, toy.n[0]++ < 1 ? 1 : 2)));
        assertThat(run(twin, "go", "go", "go", "go").differences())
                .containsExactly(value("events", 1), value("more", 2));
    }

    @Test
    void whatIsEnabledOnOneSideOnlyIsADifferenceAndIsNotDone() {
        Toy stops = guarded(2);
        Twin twin = run(twin(guarded(9), stops), "go", "go");
        assertThat(twin.differences()).containsExactly(value(Signature.ENABLED, 1));
        assertThat(twin.enabled().size()).isZero();
        assertThat(twin.over()).isFalse();
        assertThatThrownBy(() -> twin.step(operation(twin, "go"), AnswerSource.NOMINAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'go' is not enabled on both sides");
    }

    @Test
    void aDifferenceThatIsThereFromTheStartHasNoStep() {
        assertThat(twin(guarded(1), guarded(0)).differences()).containsExactly(value(Signature.ENABLED, -1));
    }

    @Test
    void aResetStartsAnew() {
        Twin twin = run(twin(counter(NEVER), counter(1)), "up");
        assertThat(twin.isDifferent()).isTrue();
        twin.reset();
        assertThat(twin.isDifferent()).isFalse();
        assertThat(twin.steps()).isZero();
        assertThat(run(twin, "look", "up").differences()).containsExactly(value("state", 1));
    }

    @Test
    void eventsOfDifferentSubjectsMayComeInAnyOrderWhereTheChannelSaysSo() {
        assertThat(inOrders(Channel.Order.PER_SUBJECT, new int[] {1, 2, 1}, new int[] {2, 1, 1})
                        .differences())
                .isEmpty();
        assertThat(inOrders(Channel.Order.TOTAL, new int[] {1, 2, 1}, new int[] {2, 1, 1})
                        .differences())
                .containsExactly(value("ordered", 0));
    }

    @Test
    void eventsOfOneSubjectKeepTheirOrder() {
        Toy first = ordered(Channel.Order.PER_SUBJECT, out -> {
            out.emit(ORDERED, Observation.word(1, 1));
            out.emit(ORDERED, Observation.word(1, 2));
        });
        Toy second = ordered(Channel.Order.PER_SUBJECT, out -> {
            out.emit(ORDERED, Observation.word(1, 2));
            out.emit(ORDERED, Observation.word(1, 1));
        });
        assertThat(run(twin(first, second), "go").differences()).containsExactly(value("ordered", 0));
    }

    @Test
    void stateThatNobodyTouchedIsComparedAtRest() {
        Twin twin = twin(sneak(true, 0), sneak(true, 1));
        assertThat(run(twin, "go").differences()).containsExactly(value("state", 0));
    }

    @Test
    void stateThatNobodyTouchedIsComparedWhereTheRunEnds() {
        Twin twin = twin(sneak(false, 0), sneak(false, 1));
        run(twin, "go", "go");
        assertThat(twin.differences()).isEmpty();
        twin.finish();
        assertThat(twin.differences()).containsExactly(value("state", 1));
    }

    @Test
    void stateIsComparedWhenOnlyOneSideTouchedIt() {
        Twin twin = twin(toucher(true, 1), toucher(false, 0));
        assertThat(run(twin, "go").isDifferent()).isTrue();
        assertThat(run(twin(toucher(false, 0), toucher(true, 1)), "go").isDifferent())
                .isTrue();
        assertThat(run(twin(toucher(true, 0), toucher(false, 0)), "go").isDifferent())
                .isFalse();
    }

    @Test
    void anEventIsNotMistakenForState() {
        Toy event = sneakState((toy, out) -> {}, 7);
        Toy state = sneakState((toy, out) -> out.emit(STATE, 7), -1);
        assertThat(run(twin(event, state), "go").isDifferent()).isTrue();
    }

    @Test
    void modelsThatDoNotSpeakOfTheSameThingsAreRefused() {
        assertThatThrownBy(() -> twin(counter(NEVER), goes((toy, oracle, out) -> {})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operation 0 is 'up' before and 'go' after");
    }

    @Test
    void aBrokenInvariantOnBothSidesIsUnsafeAndOnOneSideADifference() {
        Toy broken = goes((toy, oracle, out) -> out.emit(SAFETY, 4));
        Toy other = goes((toy, oracle, out) -> out.emit(SAFETY, 5));
        Toy whole = goes((toy, oracle, out) -> {});
        Difference unsafe = new Difference(new Signature("safety", Signature.Kind.INVARIANT), 0, 0);
        assertThat(run(twin(broken, broken), "go").differences()).containsExactly(unsafe);
        assertThat(run(twin(broken, whole), "go").differences()).containsExactly(value("safety", 0));
        assertThat(run(twin(broken, other), "go").differences()).containsExactly(value("safety", 0));
    }

    @Test
    void probesOfBothSidesAreMet() {
        Twin twin = twin(
                goes(b -> b.probe("one").probe("two"), (toy, oracle, out) -> out.cover(0)),
                goes(b -> b.probe("one").probe("two"), (toy, oracle, out) -> out.cover(1)));
        assertThat(twin.covered()).isZero();
        assertThat(run(twin, "go").covered()).isEqualTo(0b11);
    }

    @Test
    void aRunIsOverWhenBothHaltAlike() {
        Toy.Body stop = (toy, oracle, out) -> {
            out.emit(EVENTS, 1);
            toy.halt();
        };
        Twin twin = run(twin(goes(stop), goes(stop)), "go");
        assertThat(twin.over()).isTrue();
        assertThat(twin.differences()).isEmpty();
        assertThatThrownBy(() -> twin.step(operation(twin, "go"), AnswerSource.NOMINAL))
                .isInstanceOf(IllegalStateException.class);
    }

    private static final Channel ORDERED =
            new Channel(3, "ordered", Channel.Kind.EVENTS, Channel.Order.PER_SUBJECT, "by subject");

    private static Toy ordered(Channel.Order order, java.util.function.Consumer<Observation> shows) {
        Channel channel = new Channel(3, "ordered", Channel.Kind.EVENTS, order, "by subject");
        return goes(b -> b.channel(channel), (toy, oracle, out) -> shows.accept(out));
    }

    private static Twin inOrders(Channel.Order order, int[] before, int[] after) {
        Toy first = ordered(order, out -> show(out, before));
        Toy second = ordered(order, out -> show(out, after));
        Twin twin = run(twin(first, second), "go");
        twin.finish();
        return twin;
    }

    private static void show(Observation out, int[] subjects) {
        for (int subject : subjects) {
            out.emit(ORDERED, Observation.word(subject, 7));
        }
    }

    private static Toy guarded(int times) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("go", toy -> toy.n[0] < times, (toy, oracle, out) -> toy.n[0]++)
                .toy();
    }

    /** Its state is {@code shown}, and it never touches it. */
    private static Toy sneak(boolean atRest, int shown) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, (long) toy.n[0] * shown))
                .operation("go", (toy, oracle, out) -> toy.n[0] = 1)
                .rest(toy -> atRest)
                .toy();
    }

    private static Toy toucher(boolean touches, int shown) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, (long) toy.n[0] * shown))
                .operation("go", (toy, oracle, out) -> {
                    toy.n[0] = 1;
                    if (touches) {
                        out.touch(STATE);
                    }
                })
                .rest(toy -> false)
                .toy();
    }

    private static Toy sneakState(Toy.View view, int event) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, view)
                .operation("go", (toy, oracle, out) -> {
                    if (event >= 0) {
                        out.emit(STATE, event);
                    }
                })
                .toy();
    }

    private static Difference value(String channel, int step) {
        return new Difference(new Signature(channel, Signature.Kind.VALUE), step, step);
    }

    private static Twin run(Twin twin, String... operations) {
        for (var step : Toys.steps(twin, operations)) {
            twin.step(step.operation(), AnswerSource.NOMINAL);
        }
        assertThat(List.of(operations)).isNotEmpty();
        return twin;
    }
}
