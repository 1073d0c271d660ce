package dev.patchtwin.engine.twin;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.FAILS;
import static dev.patchtwin.engine.toy.Toys.STATE;
import static dev.patchtwin.engine.toy.Toys.counter;
import static dev.patchtwin.engine.toy.Toys.goes;
import static dev.patchtwin.engine.toy.Toys.operation;
import static dev.patchtwin.engine.toy.Toys.trace;
import static dev.patchtwin.engine.toy.Toys.twin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {
    @Test
    void theListenerSeesWhatBothSidesShowInEachStep() {
        Twin twin = twin(counter(-1), counter(2));
        List<String> seen = new ArrayList<>();
        Replay.Result result = Replay.run(
                twin,
                trace(twin, "up", "up"),
                (index, step, at) -> seen.add(index + " "
                        + step.operation() + " " + at.observation(Side.BEFORE).word(STATE, 0) + " "
                        + at.observation(Side.AFTER).word(STATE, 0)));
        assertThat(seen).containsExactly("0 up 1 1", "1 up 2 3");
        assertThat(result.steps()).isEqualTo(2);
        assertThat(result.differences())
                .containsExactly(new Difference(new Signature("state", Signature.Kind.VALUE), 1, 1));
    }

    @Test
    void aStepThatIsRefusedOnBothSidesEndsTheReplay() {
        Twin twin = twin(counter(-1), counter(-1));
        Replay.Result result = Replay.run(twin, trace(twin, "up", "down", "down", "up"), (index, step, at) -> {});
        assertThat(result.steps()).isEqualTo(2);
        assertThat(result.complaints())
                .containsExactly(new Replay.Complaint(2, "'down' is not possible here on both sides"));
    }

    @Test
    void aStepThatIsRefusedOnOneSideNamesTheSide() {
        Twin twin = twin(guarded(5), guarded(1));
        assertThat(Replay.run(twin, trace(twin, "go", "go"), (index, step, at) -> {})
                        .complaints())
                .containsExactly(new Replay.Complaint(1, "'go' is not possible here on the side after"));
    }

    @Test
    void aStepAfterTheEndSaysSo() {
        Toy.Body stop = (toy, oracle, out) -> toy.halt();
        Twin twin = twin(goes(stop), goes(stop));
        assertThat(Replay.run(twin, trace(twin, "go", "go"), (index, step, at) -> {})
                        .complaints())
                .singleElement()
                .satisfies(complaint -> {
                    assertThat(complaint.step()).isEqualTo(1);
                    assertThat(complaint.message()).contains("comes after the end of the run");
                });
    }

    @Test
    void answersAreGivenAndThoseNeverAskedForAreReported() {
        Toy.Body asks = (toy, oracle, out) -> out.emit(EVENTS, oracle.ask(FAILS, 1));
        Twin twin = twin(goes(asks), goes(asks));
        Trace.Step step = new Trace.Step(
                operation(twin, "go"), List.of(new Trace.Answer(FAILS, 1, 1, 2), new Trace.Answer(FAILS, 3, 1, 1)));
        List<Long> shown = new ArrayList<>();
        Replay.Result result = Replay.run(
                twin,
                new Trace("toy", Map.of(), List.of(step)),
                (index, done, at) -> shown.add(at.observation(Side.AFTER).word(EVENTS, 0)));
        assertThat(shown).containsExactly(2L);
        assertThat(result.complaints())
                .containsExactly(new Replay.Complaint(
                        0, "the answer to fails about s3, attempt 1, was never asked for during 'go'"));
    }

    private static Toy guarded(int times) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("go", toy -> toy.n[0] < times, (toy, oracle, out) -> toy.n[0]++)
                .toy();
    }
}
