package dev.patchtwin.engine.twin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.CellsToy;
import dev.patchtwin.engine.toy.ModelLaws;
import dev.patchtwin.engine.toy.PagesToy;
import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.model.Rewindable;
import dev.patchtwin.model.StateWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ModelLawsTest {
    @Test
    void honestToysKeepTheLaws() {
        ModelLaws.hold(() -> Toys.counter(3), 50, 20, 1);
        ModelLaws.hold(() -> Toys.freeList(true), 50, 20, 1);
        ModelLaws.hold(() -> Toys.freer(true, 0), 50, 20, 1);
    }

    @Test
    void aModelWhoseSaveForgetsANumberIsCaught() {
        assertThatThrownBy(() -> ModelLaws.hold(ModelLawsTest::liar, 50, 20, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("saved and loaded");
    }

    @Test
    void aModelThatDependsOnSomethingElseIsCaught() {
        AtomicInteger outside = new AtomicInteger();
        assertThatThrownBy(() -> ModelLaws.hold(
                        () -> Toys.goes((toy, oracle, out) -> out.emit(Toys.EVENTS, outside.getAndIncrement())),
                        5,
                        5,
                        1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("run again");
    }

    @Test
    void aModelThatDoesNotTouchWhatItChangesIsCaught() {
        assertThatThrownBy(() -> ModelLaws.hold(ModelLawsTest::sneak, 5, 5, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("which did not touch it");
    }

    @Test
    void aDrainThatDoesNotBringToRestIsCaught() {
        assertThatThrownBy(() -> ModelLaws.hold(ModelLawsTest::restless, 5, 5, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("at rest after the drain");
    }

    @Test
    void modelsThatAreQuickOrSymmetricKeepTheLawsOfThat() {
        ModelLaws.hold(() -> new PagesToy(3, 4, 5, -1), 20, 20, 1);
        ModelLaws.hold(() -> new CellsToy(3, 3, 2, true), 20, 20, 1);
    }

    @Test
    void aModelThatGoesBackToTheWrongStateIsCaught() {
        assertThatThrownBy(() -> ModelLaws.hold(
                        () -> new CellsToy(3, 3, 2, false) {
                            @Override
                            public void rewind() {}
                        },
                        20,
                        20,
                        1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("after going back");
    }

    @Test
    void aModelThatIsLikeEveryOtherIsCaught() {
        assertThatThrownBy(() -> ModelLaws.hold(
                        () -> new CellsToy(3, 3, 2, false) {
                            @Override
                            public boolean isLike(Rewindable other) {
                                return true;
                            }
                        },
                        20,
                        20,
                        1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what is like another one");
    }

    @Test
    void aModelThatSwapsWhatIsNotInterchangeableIsCaught() {
        // The counter wraps around at another number than the cells.
        assertThatThrownBy(() -> ModelLaws.hold(SwapsTheCounter::new, 20, 20, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what follows");
    }

    private static final class SwapsTheCounter extends CellsToy {
        SwapsTheCounter() {
            super(1, 2, 3, false);
        }

        @Override
        public int symmetries() {
            return 2;
        }

        @Override
        public void saveSwapped(StateWriter out, int way) {
            StateWriter bits = new StateWriter();
            save(bits);
            long word = bits.word(0);
            out.write(way == 0 ? word : word >>> 4 | (word & 15) << 4, 8);
        }
    }

    private static Toy liar() {
        return new Toy.Builder()
                .numbers(2)
                .forgetful()
                .channel(Toys.EVENTS)
                .operation("go", (toy, oracle, out) -> out.emit(Toys.EVENTS, toy.n[1]++))
                .toy();
    }

    private static Toy sneak() {
        return new Toy.Builder()
                .channel(Toys.EVENTS)
                .state(Toys.STATE, (toy, out) -> out.emit(Toys.STATE, toy.n[0]))
                .operation("go", (toy, oracle, out) -> toy.n[0]++)
                .toy();
    }

    private static Toy restless() {
        return new Toy.Builder()
                .channel(Toys.EVENTS)
                .operation("go", (toy, oracle, out) -> toy.n[0]++)
                .drains()
                .rest(toy -> false)
                .toy();
    }
}
