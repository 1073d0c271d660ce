package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.signatures;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.SAFETY;
import static dev.patchtwin.engine.toy.Toys.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Observation;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is wrong in the initial state already, before anything was done, is wrong in every run. */
class ExploreStartTest {
    @Test
    void anInitialStateThatDiffersUntilRestWasTakenForAModelThatDoesNotSaveEverything() {
        Supplier<Twin> twins = twins(() -> started(7, false), () -> started(8, false));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(signatures(result)).containsExactly("state TIMING");
        assertThatAllReplay(result, twins);
        assertThat(fuzz(twins).findings())
                .extracting(Finding::signature)
                .extracting(Object::toString)
                .containsExactly("state TIMING");
    }

    @Test
    void anInvariantThatTheInitialStateBreaksWasShownByNoRun() {
        Supplier<Twin> twins = twins(() -> started(7, true));
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(result)).containsExactly("safety INVARIANT");
        assertThatAllReplay(result, twins);
        assertThat(fuzz(twins).findings())
                .extracting(Finding::signature)
                .extracting(Object::toString)
                .containsExactly("safety INVARIANT");
    }

    @Test
    void anInitialStateThatIsTheSameIsNoOccasionThatCounts() {
        Twin twin = twins(() -> started(7, false)).get();
        twin.reset();
        assertThat(twin.compared()).containsOnly(0);
        assertThat(twin.differences()).isEmpty();
        assertThat(twin.observation(Side.BEFORE).copyOf(STATE)).isEmpty();
    }

    private static FuzzResult fuzz(Supplier<Twin> twins) {
        return Fuzz.run(new FuzzOptions(1, 200, 5, 1, Set.of()), twins, new FuzzControl());
    }

    /** Starts in a state that shows a number of its own; only "go" leads to rest. */
    private static Toy started(int number, boolean broken) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, toy.n[0] == 0 ? number : 0))
                .state(SAFETY, (toy, out) -> {
                    if (broken && toy.n[0] == 0) {
                        out.emit(SAFETY, Observation.word(0, 1));
                    }
                })
                .rest(toy -> toy.n[0] == 1)
                .operation("wander", (toy, oracle, out) -> {
                    toy.n[0] = 2;
                    out.touch(STATE);
                    out.touch(SAFETY);
                })
                .operation("go", (toy, oracle, out) -> {
                    toy.n[0] = 1;
                    out.touch(STATE);
                    out.touch(SAFETY);
                })
                .drains()
                .toy();
    }
}
