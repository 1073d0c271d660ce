package dev.patchtwin.engine.shrink;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.FAILS;
import static dev.patchtwin.engine.toy.Toys.counter;
import static dev.patchtwin.engine.toy.Toys.freeList;
import static dev.patchtwin.engine.toy.Toys.freer;
import static dev.patchtwin.engine.toy.Toys.operation;
import static dev.patchtwin.engine.toy.Toys.steps;
import static dev.patchtwin.engine.toy.Toys.twin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Signature.Kind;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ShrinkTest {
    private static final Signature STATE = new Signature("state", Kind.VALUE);
    private static final Signature LEAKS = new Signature("leaks", Kind.VALUE);

    @Test
    void aCounterShrinksToItsIncrementsAlone() {
        Twin twin = twin(counter(-1), counter(4));
        List<Trace.Step> noisy = steps(
                twin, "up", "look", "down", "up", "up", "down", "look", "up", "up", "look", "up", "down", "up", "look");
        assertThat(Shrink.shrink(twin, noisy, STATE).steps()).isEqualTo(steps(twin, "up", "up", "up", "up"));
    }

    @Test
    void whateverFuzzingFoundShrinksToTheOneWitness() {
        Supplier<Twin> twins = () -> twin(freeList(false), freeList(true));
        Twin twin = twins.get();
        List<Trace.Step> witness = List.of(
                steps(twin, "take slot=1").get(0),
                new Trace.Step(operation(twin, "give slot=1"), List.of(new Trace.Answer(FAILS, 1, 1, 2))));
        // Rest comes with the second step: the leaky one has nothing more to collect, and shows the leak; the other
        // has set the slot aside, and is at rest only once it has collected.
        List<Trace.Step> whole = new ArrayList<>(witness);
        whole.addAll(steps(twin, "collect"));
        for (long seed = 1; seed <= 20; seed++) {
            Finding found = find(seed, twins, LEAKS);
            assertThat(Shrink.shrink(twin, found.steps(), LEAKS).steps()).isIn(witness, whole);
        }
    }

    @Test
    void theSameTraceShrinksToTheSameTraceInTheSameNumberOfTrials() {
        Supplier<Twin> twins = () -> twin(freeList(false), freeList(true));
        Finding found = find(5, twins, LEAKS);
        ShrinkResult once = Shrink.shrink(twins.get(), found.steps(), LEAKS);
        assertThat(Shrink.shrink(twins.get(), found.steps(), LEAKS)).isEqualTo(once);
        assertThat(once.minimal()).isTrue();
    }

    @Test
    void stepsThatOnlyBringToRestWereKeptInAWitnessOfTiming() {
        // Brought to rest at once it stays wrong; left, and then brought to rest, it was one of timing.
        Twin twin = twin(room(0), room(7));
        Signature timing = new Signature("state", Kind.TIMING);
        assertThat(Shrink.shrink(twin, steps(twin, "enter", "leave", "settle"), timing)
                        .steps())
                .isEqualTo(steps(twin, "enter", "leave"));
    }

    @Test
    void anotherDifferenceOnTheWayIsNotTakenForTheOneThatIsKept() {
        // Shows 2 on its way to the state that is looked for: a smaller trace, but of another channel.
        Toy before = twoFaced(false);
        Twin twin = twin(before, twoFaced(true));
        assertThat(Shrink.shrink(twin, steps(twin, "up", "up", "up", "up"), STATE)
                        .steps())
                .isEqualTo(steps(twin, "up", "up", "up"));
        assertThat(Shrink.shrink(twin, steps(twin, "up", "up", "up", "up"), new Signature("events", Kind.VALUE))
                        .steps())
                .isEqualTo(steps(twin, "up"));
    }

    @Test
    void aDifferenceOfTimeEndsWhereItShows() {
        Twin twin = twin(freer(false, 0), freer(true, 0));
        List<Trace.Step> noisy = steps(twin, "free", "free", "settle", "free", "settle");
        assertThat(Shrink.shrink(twin, noisy, new Signature("events", Kind.TIMING))
                        .steps())
                .isEqualTo(steps(twin, "free"));
    }

    @Test
    void aDifferenceOfValueIsNotCutDownToOneOfTime() {
        // After each free the lazy one is late; after the third it never tells. All of it begins with the first free.
        Twin twin = twin(freer(false, 0), freer(true, 3));
        List<Trace.Step> noisy = steps(twin, "free", "free", "free", "free", "settle", "free", "settle");
        assertThat(Shrink.shrink(twin, noisy, events()).steps())
                .isEqualTo(steps(twin, "free", "free", "free", "settle"));
    }

    @Test
    void aTraceThatShowsItsDifferenceOnlyBecauseItEndsBeforeRestIsNotBroughtToRest() {
        Twin twin = twin(freer(false, 0), freer(true, 0));
        assertThat(Shrink.shrink(twin, steps(twin, "free", "free"), events()).steps())
                .isEqualTo(steps(twin, "free"));
    }

    @Test
    void whatShowsOnlyAtRestKeepsWhatBringsItThere() {
        Twin twin = twin(freer(true, 0), freer(true, 1));
        List<Trace.Step> noisy = steps(twin, "free", "free", "settle", "free", "settle");
        assertThat(Shrink.shrink(twin, noisy, new Signature("events", Kind.VALUE))
                        .steps())
                .isEqualTo(steps(twin, "free", "settle"));
    }

    @Test
    void anAnswerBecomesAsPlainAsItCan() {
        Twin twin = asking(answer -> answer != 0);
        assertThat(Shrink.shrink(twin, asked(twin, 2, 3, 2), events()).steps()).isEqualTo(asked(twin, 0, 1, 1));
        Twin onlyError = asking(answer -> answer == 2);
        assertThat(Shrink.shrink(onlyError, asked(onlyError, 2, 3, 2), events()).steps())
                .isEqualTo(asked(onlyError, 0, 1, 2));
    }

    @Test
    void anArgumentTakesItsAnswerAlong() {
        // The answer is about subject 3 in the trace; in the smallest one it is about the first.
        Twin twin = asking(answer -> answer == 2);
        List<Trace.Step> noisy = new ArrayList<>(steps(twin, "look of=1"));
        noisy.addAll(asked(twin, 3, 3, 2));
        assertThat(Shrink.shrink(twin, noisy, events()).steps()).isEqualTo(asked(twin, 0, 1, 2));
    }

    @Test
    void argumentsThatBelongTogetherShrinkTogether() {
        Twin twin = twin(opened(false), opened(true));
        List<Trace.Step> noisy = steps(twin, "open door=1", "open door=2", "pass door=2", "open door=0");
        assertThat(Shrink.shrink(twin, noisy, events()).steps()).isEqualTo(steps(twin, "open door=0", "pass door=0"));
    }

    @Test
    void valuesAreExchangedWhereThatIsSmaller() {
        Twin twin = twin(twoDoors(false), twoDoors(true));
        assertThat(Shrink.shrink(twin, steps(twin, "open door=1", "open door=0"), events())
                        .steps())
                .isEqualTo(steps(twin, "open door=0", "open door=1"));
    }

    @Test
    void twoThingsBecomeOneWhereOneWillDo() {
        Twin twin = twin(revolving(false), revolving(true));
        List<Trace.Step> noisy = steps(twin, "open door=0", "pass door=0", "open door=1", "pass door=1");
        assertThat(Shrink.shrink(twin, noisy, events()).steps())
                .isEqualTo(steps(twin, "open door=0", "pass door=0", "open door=0", "pass door=0"));
    }

    @Test
    void noStepOfAWitnessCanBeLeftOut() {
        Supplier<Twin> twins = () -> twin(freeList(false), freeList(true));
        Twin twin = twins.get();
        List<Trace.Step> shrunk =
                Shrink.shrink(twin, find(9, twins, LEAKS).steps(), LEAKS).steps();
        assertThat(shows(twin, shrunk, LEAKS)).isTrue();
        for (int i = 0; i < shrunk.size(); i++) {
            List<Trace.Step> fewer = new ArrayList<>(shrunk);
            fewer.remove(i);
            assertThat(shows(twin, fewer, LEAKS)).isFalse();
        }
    }

    @Test
    void aDifferenceThatIsThereFromTheStartNeedsNoSteps() {
        Twin twin = twin(limited(5), limited(0));
        Signature enabled = new Signature(Signature.ENABLED, Kind.VALUE);
        assertThat(Shrink.shrink(twin, steps(twin, "stay", "stay"), enabled).steps())
                .isEmpty();
    }

    @Test
    void aTraceThatDoesNotShowTheDifferenceIsRefused() {
        Twin twin = twin(counter(-1), counter(4));
        assertThatThrownBy(() -> Shrink.shrink(twin, steps(twin, "up", "up"), STATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the trace does not show a difference of state VALUE");
    }

    @Test
    void itStopsWhenItsTrialsAreUsedUp() {
        Twin twin = twin(counter(-1), counter(30));
        List<Trace.Step> noisy =
                new ArrayList<>(Collections.nCopies(60, steps(twin, "look").get(0)));
        noisy.addAll(Collections.nCopies(40, steps(twin, "up").get(0)));
        ShrinkResult result = Shrink.shrink(twin, noisy, STATE, 20);
        assertThat(result.minimal()).isFalse();
        assertThat(result.trials()).isBetween(20, 25);
        assertThat(shows(twin, result.steps(), STATE)).isTrue();
        assertThat(Shrink.shrink(twin, noisy, STATE).steps()).hasSize(30);
    }

    private static boolean shows(Twin twin, List<Trace.Step> steps, Signature signature) {
        Replay.Result result = Replay.run(twin, new Trace("toy", Map.of(), steps), (index, step, at) -> {});
        return result.complaints().isEmpty()
                && result.differences().stream().map(Difference::signature).anyMatch(signature::equals);
    }

    private static Finding find(long seed, Supplier<Twin> twins, Signature signature) {
        return Fuzz.run(new FuzzOptions(seed, 100_000, 30, 1, Set.of(signature)), twins, new FuzzControl())
                .findings()
                .stream()
                .filter(f -> f.signature().equals(signature))
                .findFirst()
                .orElseThrow();
    }

    private static Signature events() {
        return new Signature("events", Kind.VALUE);
    }

    /** Differs in events after one step, in state after three. */
    private static Toy twoFaced(boolean after) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(Toys.STATE, (toy, out) -> out.emit(Toys.STATE, after && toy.n[0] >= 3 ? 9 : toy.n[0]))
                .operation("up", (toy, oracle, out) -> {
                    toy.n[0]++;
                    out.emit(EVENTS, after ? 1 : 2);
                    out.touch(Toys.STATE);
                })
                .toy();
    }

    /** Asks twice about a subject; the two sides differ in what they show of a wrong second answer. */
    private static Twin asking(IntPredicate wrong) {
        return twin(asker(wrong, 0), asker(wrong, 1));
    }

    private static Toy asker(IntPredicate wrong, int shown) {
        Toy.Builder builder = new Toy.Builder().question(FAILS).channel(EVENTS);
        for (int i = 0; i < 4; i++) {
            int subject = i;
            builder.operation("look of=" + i, (toy, oracle, out) -> {
                for (int attempt = 1; attempt <= 3; attempt++) {
                    if (wrong.test(oracle.ask(FAILS, subject))) {
                        out.emit(EVENTS, shown);
                        return;
                    }
                }
            });
        }
        return builder.toy();
    }

    private static List<Trace.Step> asked(Twin twin, int subject, int attempt, int answer) {
        return List.of(new Trace.Step(
                operation(twin, "look of=" + subject), List.of(new Trace.Answer(FAILS, subject, attempt, answer))));
    }

    /** A door must be opened before it is passed, and then the two sides differ. */
    private static Toy opened(boolean after) {
        Toy.Builder builder = new Toy.Builder().numbers(3).channel(EVENTS);
        for (int i = 0; i < 3; i++) {
            int door = i;
            builder.operation("open door=" + i, toy -> toy.n[door] == 0, (toy, oracle, out) -> toy.n[door] = 1);
        }
        for (int i = 0; i < 3; i++) {
            int door = i;
            builder.operation(
                    "pass door=" + i, toy -> toy.n[door] == 1, (toy, oracle, out) -> out.emit(EVENTS, after ? 1 : 0));
        }
        return builder.toy();
    }

    /** A door shuts behind the one who passes; whoever passes the second makes the difference. */
    private static Toy revolving(boolean after) {
        Toy.Builder builder = new Toy.Builder().numbers(3).channel(EVENTS);
        for (int i = 0; i < 2; i++) {
            int door = i;
            builder.operation("open door=" + i, toy -> toy.n[door] == 0, (toy, oracle, out) -> toy.n[door] = 1);
            builder.operation("pass door=" + i, toy -> toy.n[door] == 1, (toy, oracle, out) -> {
                toy.n[door] = 0;
                out.emit(EVENTS, after && ++toy.n[2] == 2 ? 1 : 0);
            });
        }
        return builder.toy();
    }

    /** The second of two different doors makes the difference. */
    private static Toy twoDoors(boolean after) {
        Toy.Builder builder = new Toy.Builder().numbers(1).channel(EVENTS);
        for (int i = 0; i < 3; i++) {
            int door = i;
            builder.operation("open door=" + i, toy -> toy.n[0] != door + 1, (toy, oracle, out) -> {
                out.emit(EVENTS, after && toy.n[0] != 0 ? 1 : 0);
                toy.n[0] = door + 1;
            });
        }
        return builder.toy();
    }

    /** Shows a number of its own as long as somebody is in it. */
    private static Toy room(int shown) {
        return new Toy.Builder()
                .channel(EVENTS)
                .state(Toys.STATE, (toy, out) -> out.emit(Toys.STATE, toy.n[0] == 1 || toy.n[0] == 3 ? shown : 0))
                .rest(toy -> toy.n[0] == 0 || toy.n[0] == 3)
                .operation("enter", toy -> toy.n[0] == 0, (toy, oracle, out) -> go(toy, 1, out))
                .operation("leave", toy -> toy.n[0] == 1, (toy, oracle, out) -> go(toy, 2, out))
                .operation(
                        "settle",
                        toy -> toy.n[0] == 1 || toy.n[0] == 2,
                        (toy, oracle, out) -> go(toy, toy.n[0] == 1 ? 3 : 0, out))
                .drains()
                .toy();
    }

    private static void go(Toy toy, int to, Observation out) {
        toy.n[0] = to;
        out.touch(Toys.STATE);
    }

    private static Toy limited(int times) {
        return new Toy.Builder()
                .channel(EVENTS)
                .operation("go", toy -> toy.n[0] < times, (toy, oracle, out) -> toy.n[0]++)
                .operation("stay", (toy, oracle, out) -> {})
                .toy();
    }
}
