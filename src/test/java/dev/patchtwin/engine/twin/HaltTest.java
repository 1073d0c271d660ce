package dev.patchtwin.engine.twin;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.MORE;
import static dev.patchtwin.engine.toy.Toys.SAFETY;
import static dev.patchtwin.engine.toy.Toys.goes;
import static dev.patchtwin.engine.toy.Toys.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Both sides emit on {@code more} what they do; a panic is a word from 90 on {@code events}, and halts. */
class HaltTest {
    private static final DeclaredDifference PANICS =
            new DeclaredDifference("panics", "events", Side.BEFORE, List.of("90@0"), Optional.empty(), true, "");
    private static final DeclaredDifference WARNS =
            new DeclaredDifference("warns", "more", Side.BEFORE, List.of("7@0"), Optional.empty(), false, "");

    @Test
    void aDeclaredPanicEndsTheRunWhereWhatWasShownIsHowTheOtherSideBegan() {
        Twin twin = twin(panics(90, 1, 2), lives(1, 2, 3), PANICS);
        assertThat(go(twin)).isEmpty();
        assertThat(twin.over()).isTrue();
        assertThat(twin.enabled().size()).isZero();
        assertThat(twin.declaredUses()).containsExactly(1);
    }

    @Test
    void aDeclaredPanicDoesNotExcuseWhatTheOtherSideNeverShowed() {
        Twin twin = twin(panics(90, 1, 4), lives(1, 2, 3), PANICS);
        assertThat(go(twin)).contains("more VALUE");
        assertThat(twin.declaredUses()).containsExactly(0);
    }

    @Test
    void aPanicOnTheSideThatDoesNotDeclareItIsADifference() {
        assertThat(go(twin(lives(1), panics(90, 1), PANICS))).containsExactly("events VALUE");
        assertThat(go(twin(panics(91, 1), lives(1), PANICS))).containsExactly("events VALUE");
    }

    @Test
    void withoutAContractThePanicIsBlamedAndNotWhatItCutShort() {
        assertThat(go(twin(panics(90, 1), lives(1, 2, 3)))).containsExactly("events VALUE");
    }

    @Test
    void aHaltThatNoChannelTellsOfIsADifferenceOfWhatIsPossible() {
        Toy silent = goes((toy, oracle, out) -> toy.halt());
        assertThat(go(twin(silent, lives(1)))).containsExactly("enabled VALUE");
        assertThat(go(twin(lives(1), silent))).containsExactly("enabled VALUE");
        assertThat(go(twin(lives(), silent, PANICS))).containsExactly("enabled VALUE");
    }

    @Test
    void twoThatPanicAtDifferentPlacesAreExplainedByTheOneThatCameFirst() {
        assertThat(go(twin(panics(90, 1), panics(95, 1, 2), PANICS))).isEmpty();
        assertThat(go(twin(panics(90, 1, 2, 3), panics(95, 1, 2), PANICS))).contains("more VALUE");
    }

    @Test
    void twoThatPanicAlikeMayDifferAsDeclared() {
        Twin twin = twin(panics(95, 1, 7, 2), panics(95, 1, 2), WARNS);
        assertThat(go(twin)).isEmpty();
        assertThat(twin.declaredUses()).containsExactly(1);
        assertThat(go(twin(panics(95, 1, 8, 2), panics(95, 1, 2), WARNS))).containsExactly("more VALUE");
    }

    @Test
    void aDeclaredWarningOnTheWayToAnUndeclaredPanicIsNotBlamed() {
        assertThat(go(twin(panics(91, 7), lives(1), PANICS, WARNS))).containsExactly("events VALUE");
    }

    @Test
    void aPanicThatCountsOnlyAfterAWarningIsExplainedByAWarningOfTheSameOperation() {
        DeclaredDifference counts = new DeclaredDifference(
                "counts", "events", Side.BEFORE, List.of("9*@0"), Optional.of("warns"), true, "");
        assertThat(go(twin(panics(92, 7, 1), lives(1, 2), counts, WARNS))).isEmpty();
        assertThat(go(twin(panics(92, 1), lives(1, 2), counts, WARNS))).containsExactly("events VALUE");
    }

    @Test
    void whatIsTriedTwiceIsCountedOnce() {
        DeclaredDifference five =
                new DeclaredDifference("five", "events", Side.BEFORE, List.of("5@0"), Optional.empty(), false, "");
        DeclaredDifference counts = new DeclaredDifference(
                "counts", "events", Side.BEFORE, List.of("9*@0"), Optional.of("warns"), true, "");
        Toy before = goes((toy, oracle, out) -> {
            out.emit(EVENTS, 5);
            out.emit(MORE, 7);
            out.emit(EVENTS, 92);
            toy.halt();
        });
        Twin twin = twin(before, lives(), five, counts, WARNS);
        assertThat(go(twin)).isEmpty();
        assertThat(twin.declaredUses()).containsExactly(1, 1, 1);
    }

    @Test
    void whatOnlyTheSideThatWentOnErasesIsNotUsed() {
        DeclaredDifference silence =
                new DeclaredDifference("silence", "more", Side.AFTER, List.of("3@0"), Optional.empty(), false, "");
        Twin twin = twin(panics(90, 1), lives(1, 3), PANICS, silence);
        assertThat(go(twin)).isEmpty();
        assertThat(twin.declaredUses()).containsExactly(1, 0);
    }

    @Test
    void anUnsafeStepIsFoundEvenIfBothHaltInIt() {
        Toy.Body unsafe = (toy, oracle, out) -> {
            out.emit(SAFETY, 1);
            toy.halt();
        };
        assertThat(go(twin(goes(unsafe), goes(unsafe)))).containsExactly("safety INVARIANT");
    }

    @Test
    void aDeclaredPanicHidesNoBrokenInvariant() {
        Toy unsafe = goes((toy, oracle, out) -> {
            out.emit(MORE, 1);
            out.emit(SAFETY, 1);
        });
        assertThat(go(twin(panics(90, 1), unsafe, PANICS))).containsExactly("safety VALUE");
    }

    @Test
    void aDifferenceThatIsWatchedWhenASideHaltsKeepsTheStepWhereItBegan() {
        Toy before = goes((toy, oracle, out) -> out.emit(MORE, 1));
        Toy after = goes((toy, oracle, out) -> {
            out.emit(MORE, 2);
            if (toy.n[0]++ == 1) {
                toy.halt();
            }
        });
        Twin twin = twin(restless(before), restless(after));
        go(twin, 2);
        assertThat(twin.differences()).contains(new Difference(new Signature("more", Signature.Kind.VALUE), 0, 1));
    }

    @Test
    void aPrefixIsJudgedSubjectBySubjectWhereTheChannelSaysSo() {
        Channel bySubject = new Channel(3, "by-subject", Channel.Kind.EVENTS, Channel.Order.PER_SUBJECT, "");
        Toy.Body stops = (toy, oracle, out) -> {
            out.emit(bySubject, Observation.word(2, 1));
            out.emit(bySubject, Observation.word(1, 1));
            out.emit(EVENTS, 90);
            toy.halt();
        };
        Toy.Body goesOn = (toy, oracle, out) -> {
            out.emit(bySubject, Observation.word(1, 1));
            out.emit(bySubject, Observation.word(1, 2));
            out.emit(bySubject, Observation.word(2, 1));
        };
        Toy.Body other = (toy, oracle, out) -> {
            out.emit(bySubject, Observation.word(1, 2));
            out.emit(bySubject, Observation.word(1, 1));
            out.emit(bySubject, Observation.word(2, 1));
        };
        assertThat(go(twin(goes(b -> b.channel(bySubject), stops), goes(b -> b.channel(bySubject), goesOn), PANICS)))
                .isEmpty();
        assertThat(go(twin(goes(b -> b.channel(bySubject), stops), goes(b -> b.channel(bySubject), other), PANICS)))
                .contains("by-subject VALUE");
    }

    @Test
    void aDeclaredEndWithoutAHaltEndsTheRunToo() {
        DeclaredDifference ends =
                new DeclaredDifference("ends", "more", Side.BEFORE, List.of("7@0"), Optional.empty(), true, "");
        Twin twin = twin(lives(1, 7), lives(1), ends);
        assertThat(go(twin)).isEmpty();
        assertThat(twin.over()).isTrue();
    }

    private static Toy restless(Toy toy) {
        // A difference stays watched only while the pair is not at rest, and a toy of one operation always is.
        return goes(b -> b.rest(t -> false), (t, oracle, out) -> {
            toy.apply(toy.vocabulary().operations().get(0), oracle, out);
            if (toy.halted()) {
                t.halt();
            }
        });
    }

    private static Toy lives(long... words) {
        return goes((toy, oracle, out) -> show(out, words));
    }

    private static Toy panics(int where, long... words) {
        return goes((toy, oracle, out) -> {
            show(out, words);
            out.emit(EVENTS, where);
            toy.halt();
        });
    }

    private static void show(Observation out, long[] words) {
        for (long word : words) {
            out.emit(MORE, word);
        }
    }

    private static Twin twin(Toy before, Toy after, DeclaredDifference... declared) {
        return new Twin(before, after, new Contract(List.of(declared)));
    }

    private static List<String> go(Twin twin) {
        return go(twin, 1);
    }

    private static List<String> go(Twin twin, int times) {
        for (int i = 0; i < times; i++) {
            twin.step(operation(twin, "go"), AnswerSource.NOMINAL);
        }
        twin.finish();
        return twin.differences().stream().map(d -> d.signature().toString()).toList();
    }
}
