package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.FAILS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that break their promises are told from those that keep them, on one thread and on several. */
class ExploreHonestyTest {
    private static final String LIES = "does not carry everything";

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aNumberThatSaveForgetsIsMissedWhereItTurnsIntoOneThatIsSaved(int threads) {
        assertThatItIsCaught(
                threads,
                () -> forgetful()
                        .operation("go", (toy, oracle, out) -> {
                            toy.n[1] = (toy.n[1] + 1) % 7;
                            toy.n[0] = (toy.n[0] + (toy.n[1] % 3 == 2 ? 1 : 0)) % 50;
                        })
                        .toy());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aNumberThatSaveForgetsIsMissedWhereItIsOnlyShown(int threads) {
        assertThatItIsCaught(
                threads,
                () -> forgetful()
                        .operation("go", (toy, oracle, out) -> out.emit(EVENTS, toy.n[1]++))
                        .toy());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aNumberThatSaveForgetsIsMissedWhereItOnlyMakesSomethingPossible(int threads) {
        assertThatItIsCaught(
                threads,
                () -> forgetful()
                        .operation("go", (toy, oracle, out) -> toy.n[1] = (toy.n[1] + 1) % 3)
                        .operation("sometimes", toy -> toy.n[1] == 1, (toy, oracle, out) -> {})
                        .toy());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aNumberThatSaveForgetsIsMissedInTheMidstOfManyThatItDoesNot(int threads) {
        assertThatItIsCaught(
                threads,
                () -> forgetful()
                        .operation("up", toy -> toy.n[0] < 500, (toy, oracle, out) -> toy.n[0]++)
                        .operation("hide", (toy, oracle, out) -> toy.n[1] = 1 - toy.n[1])
                        .operation("show", (toy, oracle, out) -> out.emit(EVENTS, toy.n[1]))
                        .toy());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void oneThatAsksAboutSomethingElseNextTimeIsCaught(int threads) {
        AtomicInteger outside = new AtomicInteger();
        assertThatThrownBy(() -> exploring(
                        threads,
                        () -> Toys.goes((toy, oracle, out) -> oracle.ask(FAILS, outside.getAndIncrement() % 4))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not deterministic");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void oneThatAsksLessNextTimeIsCaught(int threads) {
        assertThatThrownBy(() -> exploring(threads, () -> {
                    AtomicInteger outside = new AtomicInteger();
                    return Toys.goes((toy, oracle, out) -> {
                        if (outside.getAndIncrement() % 2 == 0) {
                            oracle.ask(FAILS, 1);
                        }
                    });
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not deterministic");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void oneThatDependsOnSomethingElseIsCaught(int threads) {
        AtomicInteger outside = new AtomicInteger();
        assertThatThrownBy(() -> exploring(
                        threads,
                        () -> new Toy.Builder()
                                .channel(EVENTS)
                                .operation("go", (toy, oracle, out) -> toy.n[0] = outside.getAndIncrement() / 5 % 100)
                                .toy()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Toy.Builder forgetful() {
        return new Toy.Builder().numbers(2).forgetful().channel(EVENTS);
    }

    private static void assertThatItIsCaught(int threads, Supplier<Toy> toys) {
        assertThatThrownBy(() -> exploring(threads, toys))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(LIES);
    }

    private static void exploring(int threads, Supplier<Toy> toys) {
        explore(ExploreOptions.unbounded().withThreads(threads).withMostStates(10_000), twins(toys));
    }
}
