package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.comparable;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.finding;
import static dev.patchtwin.engine.explore.Exploring.signatures;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.ModelLaws;
import dev.patchtwin.engine.toy.PagesToy;
import dev.patchtwin.engine.toy.PlainModel;
import dev.patchtwin.engine.twin.Twin;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Pages with a value each and a running sum: {@code values ^ pages * modulus} states, each with as many transitions. */
class ExplorePagesTest {
    @Test
    void sevenPagesOfSixValuesAndASumModuloSevenAreExploredExactly() {
        // 6^7 * 7 states, with 7 * 5 transitions each.
        ExploreResult result =
                explore(ExploreOptions.unbounded().withThreads(2), twins(() -> new PagesToy(7, 6, 7, -1)));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(1_959_552);
        assertThat(result.transitions()).isEqualTo(68_584_320);
        assertThat(result.statesByDepth().stream().mapToLong(n -> n).sum()).isEqualTo(1_959_552);
        assertThat(result.findings()).isEmpty();
        assertThat((double) result.bytes() / result.states())
                .as("bytes for each state")
                .isBetween(16.0, 30.0);
    }

    @Test
    void aModelThatCanRewindIsExploredAsOneThatCannot() {
        // 3^4 * 5 states, with 4 * 2 transitions each.
        ExploreResult quick = explore(twins(() -> new PagesToy(4, 3, 5, -1)));
        ExploreResult plain = explore(twins(() -> new PlainModel(new PagesToy(4, 3, 5, -1))));
        assertThat(quick.states()).isEqualTo(405);
        assertThat(quick.transitions()).isEqualTo(3240);
        assertThat(quick.covered()).isEqualTo(1);
        assertThat(comparable(quick)).isEqualTo(comparable(plain));
    }

    @Test
    void twoThatDifferAreFoundToDifferWhetherTheyRewindOrNot() {
        Supplier<Twin> twins = twins(() -> new PagesToy(4, 3, 5, -1), () -> new PagesToy(4, 3, 5, 2));
        ExploreResult quick = explore(twins);
        ExploreResult plain = explore(
                twins(() -> new PlainModel(new PagesToy(4, 3, 5, -1)), () -> new PlainModel(new PagesToy(4, 3, 5, 2))));
        assertThat(quick.stop()).isEqualTo(Stop.DIFFERENCE);
        assertThat(signatures(quick)).containsExactly("sets VALUE");
        // Four pages set to 2 give 8; the sum has to be 12, which is 2 modulo 5. One operation more, a 1 before the 2,
        // adds
        // 1, and two more, back to 1 and to 2 again, add 3; fewer cannot add 4. Then one that is not shown: 4 + 1 + 2 +
        // 1.
        assertThat(finding(quick, "sets VALUE").steps()).hasSize(8);
        assertThat(comparable(quick)).isEqualTo(comparable(plain));
        assertThatAllReplay(quick, twins);
    }

    @Test
    void thePagesKeepTheLaws() {
        ModelLaws.hold(() -> new PagesToy(7, 6, 7, -1), 20, 50, 1);
        ModelLaws.hold(() -> new PagesToy(2, 2, 3, 1), 20, 50, 1);
    }
}
