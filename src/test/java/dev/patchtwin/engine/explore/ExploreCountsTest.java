package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.comparable;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Toys whose states and transitions can be counted by hand. */
class ExploreCountsTest {
    @Test
    void aBoundedCounterHasOneStateForEachNumber() {
        // 0 to 9: up is possible in nine of the ten states, down in nine.
        ExploreResult result = explore(twins(() -> counter(9)));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.complete()).isTrue();
        assertThat(result.states()).isEqualTo(10);
        assertThat(result.transitions()).isEqualTo(18);
        assertThat(result.ended()).isZero();
        assertThat(result.unexplored()).isZero();
        assertThat(result.depth()).isEqualTo(9);
        assertThat(result.statesByDepth()).containsOnly(1L).hasSize(10);
        assertThat(result.findings()).isEmpty();
        assertThat(result.omission()).isZero();
        assertThat(result.fingerprint()).matches("[0-9a-f]{32}");
    }

    @Test
    void aToyThatNeverChangesHasOneState() {
        ExploreResult result = explore(twins(() -> Toys.goes((toy, oracle, out) -> out.emit(EVENTS, 1))));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(1);
        assertThat(result.transitions()).isEqualTo(1);
        assertThat(result.depth()).isZero();
    }

    @Test
    void aSoundFreeListIsExploredExactly() {
        // A slot is free, taken, or set aside: 3^3 states. Each slot can be taken where it is free (9 states), given
        // back
        // with 3 answers where it is taken (9 states), and collect is always possible: 3 * 9 * (1 + 3) + 27.
        // A slot gets taken by one operation, set aside by two: the depths are the coefficients of (1 + x + x^2)^3.
        ExploreResult result = explore(twins(() -> Toys.freeList(false)));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(27);
        assertThat(result.transitions()).isEqualTo(135);
        assertThat(result.statesByDepth()).containsExactly(1L, 3L, 6L, 7L, 6L, 3L, 1L);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void twoFreeListsThatLeakAlikeAreEqual() {
        // The second slot may be lost too: 3 * 4 * 3 states. Free or taken, each outer slot is in 12 states; the second
        // one is free in 9 states and taken in 9: 2 * 12 * (1 + 3) + 9 * (1 + 3) + 36.
        ExploreResult result = explore(twins(() -> Toys.freeList(true)));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(36);
        assertThat(result.transitions()).isEqualTo(168);
        // (1 + x + x^2)^2 * (1 + x + 2x^2)
        assertThat(result.statesByDepth()).containsExactly(1L, 3L, 7L, 9L, 9L, 5L, 2L);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void withoutAnswersThatAreNotNominalNothingIsSetAside() {
        // Free or taken: 2^3 states; each slot is free in 4 and taken in 4, with one answer; collect in all.
        ExploreResult result = explore(ExploreOptions.unbounded().withFaults(0), twins(() -> Toys.freeList(false)));
        assertThat(result.states()).isEqualTo(8);
        assertThat(result.transitions()).isEqualTo(3 * 8 + 8);
        assertThat(result.statesByDepth()).containsExactly(1L, 3L, 3L, 1L);
    }

    @Test
    void answersThatWereUsedUpArePartOfTheState() {
        // With one in a run: none used, 2^3 states, each slot with 1 way of taking and 3 of giving back, and collect:
        // 3 * (4 + 12) + 8. One used: 2^3 with nothing set aside (after collect), 3 * 2^2 with one: 20 states, where
        // giving back has one answer left. Of the 20, a slot is free in 4 + 4 and taken in 4 + 4: 3 * 16 + 20.
        ExploreResult result = explore(ExploreOptions.unbounded().withFaults(1), twins(() -> Toys.freeList(false)));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(8 + 20);
        assertThat(result.transitions()).isEqualTo(56 + 68);
    }

    @Test
    void aTransitionThatEndsTheRunLeadsNowhere() {
        // 0 to 3; from each, one more is possible that halts both.
        Supplier<Twin> twins = twins(() -> new Toy.Builder()
                .channel(EVENTS)
                .operation("up", toy -> toy.n[0] < 3, (toy, oracle, out) -> toy.n[0]++)
                .operation("stop", (toy, oracle, out) -> toy.halt())
                .toy());
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(4);
        assertThat(result.transitions()).isEqualTo(7);
        assertThat(result.ended()).isEqualTo(4);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void moreTransitionsOfOneStateThanTheBookkeepingHasBitsForAreTold() {
        // One operation asks 16 questions with 2 answers: 2^16 transitions after that of idle, the last one number
        // 65536 from
        // 0. Where all answers are nominal it leads back, so there are 2^16 states, of which only the first one goes
        // on.
        Supplier<Twin> twins = twins(() -> new Toy.Builder()
                .question(new Question(0, "bit", List.of("zero", "one")))
                .subjects(16)
                .channel(EVENTS)
                .operation("idle", toy -> toy.n[0] == 0, (toy, oracle, out) -> {})
                .operation("go", toy -> toy.n[0] == 0, (toy, oracle, out) -> {
                    for (int i = 0; i < 16; i++) {
                        toy.n[0] = 2 * toy.n[0]
                                + oracle.ask(toy.vocabulary().questions().get(0), i);
                    }
                })
                .toy());
        ExploreResult result = explore(twins);
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(65536);
        assertThat(result.transitions()).isEqualTo(1 + 65536);
        assertThat(result.statesByDepth()).containsExactly(1L, 65535L);
    }

    @Test
    void fingerprintsAndWholeStatesCountTheSame() {
        List<ExploreResult> results = new ArrayList<>();
        for (boolean hashed : new boolean[] {false, true}) {
            ExploreOptions options = ExploreOptions.unbounded().withHashed(hashed);
            results.add(explore(options, twins(() -> Toys.freeList(true))));
        }
        assertThat(comparable(results.get(1))).isEqualTo(comparable(results.get(0)));
        // 36^2 / 2^129
        assertThat(results.get(1).omission()).isBetween(1.9e-36, 1.91e-36);
    }

    @Test
    void theFingerprintIsThatOfTheSetOfStates() {
        String nine = explore(twins(() -> counter(9))).fingerprint();
        assertThat(explore(twins(() -> counter(9))).fingerprint()).isEqualTo(nine);
        assertThat(explore(twins(() -> counter(8))).fingerprint()).isNotEqualTo(nine);
    }

    private static Toy counter(int most) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("up", toy -> toy.n[0] < most, (toy, oracle, out) -> out.emit(EVENTS, toy.n[0]++))
                .operation("down", toy -> toy.n[0] > 0, (toy, oracle, out) -> out.emit(EVENTS, toy.n[0]--))
                .toy();
    }
}
