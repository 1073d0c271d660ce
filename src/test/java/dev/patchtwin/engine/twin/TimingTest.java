package dev.patchtwin.engine.twin;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.freer;
import static dev.patchtwin.engine.toy.Toys.trace;
import static dev.patchtwin.engine.toy.Toys.twin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.twin.Signature.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void whatIsTheSameAtTheNextPointOfRestDifferedInTimeOnly() {
        assertThat(differences(twin(freer(false, 0), freer(true, 0)), "free", "free", "settle"))
                .containsExactly(
                        new Difference(new Signature("events", Kind.TIMING), 0, 2),
                        new Difference(new Signature("state", Kind.TIMING), 0, 2));
    }

    @Test
    void whatNeverCameToRestDiffersInValue() {
        assertThat(differences(twin(freer(false, 0), freer(true, 0)), "free", "free"))
                .containsExactly(
                        new Difference(new Signature("events", Kind.VALUE), 0, 1),
                        new Difference(new Signature("state", Kind.VALUE), 0, 1));
    }

    @Test
    void whatWasMadeUpForButNeverCameToRestDiffersInValue() {
        assertThat(differences(twin(emits(1, false), emits(2, false)), "go", "go", "go"))
                .containsExactly(new Difference(new Signature("events", Kind.VALUE), 0, 2));
        assertThat(differences(twin(emits(1, true), emits(2, true)), "go", "go", "go"))
                .containsExactly(new Difference(new Signature("events", Kind.TIMING), 0, 2));
    }

    @Test
    void whatIsMissingAtRestDiffersInValue() {
        assertThat(differences(twin(freer(false, 0), freer(true, 1)), "free", "free", "settle"))
                .contains(new Difference(new Signature("events", Kind.VALUE), 0, 2))
                .contains(new Difference(new Signature("state", Kind.TIMING), 0, 2));
    }

    @Test
    void aDifferenceOfTimeDoesNotHideALaterOneOfValue() {
        // The lazy one shows its third page, never its fourth.
        Twin twin = twin(freer(false, 0), freer(true, 4));
        assertThat(differences(twin, "free", "settle", "free", "free", "settle", "free", "settle", "free", "settle"))
                .extracting(Difference::signature)
                .containsExactlyInAnyOrder(
                        new Signature("events", Kind.TIMING),
                        new Signature("events", Kind.VALUE),
                        new Signature("state", Kind.TIMING));
    }

    @Test
    void aDifferenceOfValueDoesNotTurnIntoOneOfTimeByWhatComesLater() {
        assertThat(differences(twin(freer(false, 0), freer(false, 1)), "free", "settle", "free", "settle"))
                .containsExactly(new Difference(new Signature("events", Kind.VALUE), 0, 1));
    }

    /** Emits one event in its n-th step; comes to rest with the third, or never. */
    private static Toy emits(int step, boolean rests) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("go", (toy, oracle, out) -> {
                    if (++toy.n[0] == step) {
                        out.emit(EVENTS, 1);
                    }
                })
                .rest(toy -> rests && toy.n[0] == 3)
                .toy();
    }

    private static List<Difference> differences(Twin twin, String... operations) {
        Replay.Result result = Replay.run(twin, trace(twin, operations), (index, step, at) -> {});
        assertThat(result.complaints()).isEmpty();
        return result.differences();
    }
}
