package dev.patchtwin.engine.twin;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.MORE;
import static dev.patchtwin.engine.toy.Toys.SAFETY;
import static dev.patchtwin.engine.toy.Toys.STATE;
import static dev.patchtwin.engine.toy.Toys.goes;
import static dev.patchtwin.engine.toy.Toys.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.model.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractTest {
    @Test
    void aDeclaredWordIsErasedOnItsSideAndCounted() {
        Twin twin =
                twin(shows(EVENTS, 1, 7, 7, 2), shows(EVENTS, 1, 2), declared("seven", "events", Side.BEFORE, "7@*"));
        assertThat(go(twin, 2)).isEmpty();
        assertThat(twin.declaredUses()).containsExactly(4);
    }

    @Test
    void aDeclaredWordIsNotErasedOnTheOtherSide() {
        Twin twin = twin(shows(EVENTS, 1, 7), shows(EVENTS, 1), declared("seven", "events", Side.AFTER, "7@*"));
        assertThat(go(twin, 1)).containsExactly("events VALUE");
        assertThat(twin.declaredUses()).containsExactly(0);
    }

    @Test
    void onlyTheNamedWordsAreErased() {
        Twin twin = twin(shows(EVENTS, 7, 77), shows(EVENTS), declared("seven", "events", Side.BEFORE, "7@*"));
        assertThat(go(twin, 1)).containsExactly("events VALUE");
        assertThat(twin.declaredUses()).as("what explains nothing was not used").containsExactly(0);
    }

    @Test
    void aStarStandsForAnyRunOfCharactersAndNothingElseIsSpecial() {
        assertThat(go(twin(shows(EVENTS, 7), shows(EVENTS), declared("d", "events", Side.BEFORE, "*")))
                        .isEmpty())
                .isTrue();
        assertThat(go(twin(shows(EVENTS, 7), shows(EVENTS), declared("d", "events", Side.BEFORE, "*@*")))
                        .isEmpty())
                .isTrue();
        assertThat(go(twin(shows(EVENTS, 7), shows(EVENTS), declared("d", "events", Side.BEFORE, "7.0"))))
                .hasSize(1);
        assertThat(go(twin(shows(EVENTS, 7), shows(EVENTS), declared("d", "events", Side.BEFORE, "[0-9]@0"))))
                .hasSize(1);
        assertThat(go(twin(shows(EVENTS, 7), shows(EVENTS), declared("d", "events", Side.BEFORE, "9@0", "7@0")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatIsEqualAnywayUsesNothing() {
        Twin twin = twin(shows(EVENTS, 1, 7), shows(EVENTS, 1, 7), declared("seven", "events", Side.BEFORE, "7@*"));
        assertThat(go(twin, 3)).isEmpty();
        assertThat(twin.declaredUses()).containsExactly(0);
    }

    @Test
    void eventsThatAreEqualAreNotErasedBecauseTheStateBesideThemIsNot() {
        Twin twin = twin(eventAndState(7), eventAndState(1), declared("seven", "state", Side.BEFORE, "7@*", "5@*"));
        assertThat(go(twin, 1)).containsExactly("state VALUE");
        Twin erased = twin(eventAndState(7), eventAndState(-1), declared("seven", "state", Side.BEFORE, "7@*", "5@*"));
        assertThat(go(erased, 1)).isEmpty();
        assertThat(erased.declaredUses())
                .as("5 is an event on both sides; 7 is there at the start, and after the step")
                .containsExactly(2);
    }

    @Test
    void oneThatComesAfterAnotherCountsOnlyOnceTheOtherWasUsedInTheRun() {
        DeclaredDifference first = declared("first", "more", Side.BEFORE, "1@*");
        DeclaredDifference second = new DeclaredDifference(
                "second", "events", Side.BEFORE, List.of("2@*"), Optional.of("first"), false, "");
        Toy firstThenSecond = goes((toy, oracle, out) -> out.emit(toy.n[0]++ == 0 ? MORE : EVENTS, toy.n[0]));
        Twin twin = twin(firstThenSecond, shows(EVENTS), first, second);
        assertThat(go(twin, 2)).isEmpty();
        assertThat(twin.declaredUses()).containsExactly(1, 1);

        Toy onlySecond = shows(EVENTS, 2);
        assertThat(go(twin(onlySecond, shows(EVENTS), first, second), 1)).containsExactly("events VALUE");
    }

    @Test
    void whatWasUsedInOneRunOpensNothingInTheNext() {
        DeclaredDifference first = declared("first", "events", Side.BEFORE, "1@*");
        DeclaredDifference second =
                new DeclaredDifference("second", "more", Side.BEFORE, List.of("2@*"), Optional.of("first"), false, "");
        boolean[] later = new boolean[1];
        Twin twin = twin(
                goes((toy, oracle, out) -> out.emit(later[0] ? MORE : EVENTS, later[0] ? 2 : 1)),
                shows(EVENTS),
                first,
                second);
        assertThat(go(twin, 1)).isEmpty();
        later[0] = true;
        assertThat(go(twin, 1)).containsExactly("more VALUE");
    }

    @Test
    void oneOpensAnotherWithinTheSameOperationInWhateverOrderTheChannelsStand() {
        // events (id 0) needs what more (id 1) opens.
        DeclaredDifference first = declared("first", "more", Side.BEFORE, "1@*");
        DeclaredDifference second = new DeclaredDifference(
                "second", "events", Side.BEFORE, List.of("2@*"), Optional.of("first"), false, "");
        Toy both = goes((toy, oracle, out) -> {
            out.emit(EVENTS, 2);
            out.emit(MORE, 1);
        });
        assertThat(go(twin(both, shows(EVENTS), first, second), 1)).isEmpty();
    }

    @Test
    void aDeclaredWordInTheMiddleOfADifferenceOfTimeStaysErased() {
        DeclaredDifference nine = declared("nine", "events", Side.BEFORE, "9@*");
        Twin twin = twin(timed(false), timed(true), nine);
        assertThat(go(twin, 3)).containsExactly("events TIMING");
        assertThat(twin.declaredUses()).containsExactly(1);
    }

    @Test
    void aBrokenInvariantThatIsDeclaredForOneSideIsNotADifference() {
        DeclaredDifference was = declared("was-broken", "safety", Side.BEFORE, "7@*");
        assertThat(go(twin(shows(SAFETY, 7), shows(SAFETY), was), 1)).isEmpty();
        assertThat(go(twin(shows(SAFETY, 7), shows(SAFETY, 7), was), 1)).containsExactly("safety INVARIANT");
        assertThat(go(twin(shows(SAFETY, 7, 1), shows(SAFETY, 1), was), 1)).containsExactly("safety INVARIANT");
        assertThat(go(twin(shows(SAFETY, 1), shows(SAFETY), was), 1)).containsExactly("safety VALUE");
    }

    @Test
    void aWordIsDescribedOnlyOnce() {
        List<Long> described = new ArrayList<>();
        Twin twin = twin(shows(EVENTS, 7, 8), shows(EVENTS, 8), declared("seven", "events", Side.BEFORE, "7@*"));
        Twin counted = new Twin(
                new Describing(twin.model(Side.BEFORE), described),
                new Describing(twin.model(Side.AFTER), described),
                new Contract(List.of(declared("seven", "events", Side.BEFORE, "7@*"))));
        assertThat(go(counted, 50)).isEmpty();
        assertThat(described).containsExactlyInAnyOrder(7L, 8L);
    }

    @Test
    void aContractThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> twin(shows(EVENTS), shows(EVENTS), declared("d", "pages", Side.BEFORE, "*")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "declared difference 'd' names the channel 'pages', which the models do not have; they have: "
                                + "events, more, safety");
        DeclaredDifference twice = declared("d", "events", Side.BEFORE, "*");
        assertThatThrownBy(() -> new Contract(List.of(twice, twice))).hasMessageContaining("'d' appears twice");
        DeclaredDifference lost =
                new DeclaredDifference("d", "events", Side.BEFORE, List.of(), Optional.of("e"), false, "");
        assertThatThrownBy(() -> new Contract(List.of(lost)))
                .hasMessageContaining("comes after 'e', which is not declared");
    }

    @Test
    void aContractHasAMost() {
        List<DeclaredDifference> many = new ArrayList<>();
        for (int i = 0; i < Contract.MOST_DECLARED; i++) {
            many.add(declared("d" + i, "events", Side.BEFORE, i + "@*"));
        }
        Twin twin = new Twin(shows(EVENTS, 62), shows(EVENTS), new Contract(many));
        assertThat(go(twin, 1)).isEmpty();
        assertThat(twin.declaredUses()[62]).isEqualTo(1);
        many.add(declared("one-more", "events", Side.BEFORE, "*"));
        assertThatThrownBy(() -> new Contract(many)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Toy shows(Channel channel, long... words) {
        return goes((toy, oracle, out) -> {
            for (long word : words) {
                out.emit(channel, word);
            }
        });
    }

    /** Emits the event 5 on the state channel, whose state is a number, or nothing when it is negative. */
    private static Toy eventAndState(int number) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> {
                    if (number >= 0) {
                        out.emit(STATE, number);
                    }
                })
                .operation("go", (toy, oracle, out) -> out.emit(STATE, 5))
                .toy();
    }

    /** Shows 1 in the first step or, when it is late, in the third; and 9 in the second unless it is late. */
    private static Toy timed(boolean late) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("go", (toy, oracle, out) -> {
                    toy.n[0]++;
                    if (toy.n[0] == (late ? 3 : 1)) {
                        out.emit(EVENTS, 1);
                    }
                    if (toy.n[0] == 2 && !late) {
                        out.emit(EVENTS, 9);
                    }
                })
                .rest(toy -> toy.n[0] == 3)
                .toy();
    }

    private static DeclaredDifference declared(String id, String channel, Side side, String... erase) {
        return new DeclaredDifference(id, channel, side, List.of(erase), Optional.empty(), false, "because");
    }

    private static Twin twin(Toy before, Toy after, DeclaredDifference... declared) {
        return new Twin(before, after, new Contract(List.of(declared)));
    }

    private static List<String> go(Twin twin) {
        return go(twin, 1);
    }

    private static List<String> go(Twin twin, int times) {
        twin.reset();
        for (int i = 0; i < times; i++) {
            twin.step(operation(twin, "go"), AnswerSource.NOMINAL);
        }
        twin.finish();
        return twin.differences().stream().map(d -> d.signature().toString()).toList();
    }
}
