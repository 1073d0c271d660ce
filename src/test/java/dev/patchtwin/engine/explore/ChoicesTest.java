package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.FAILS;
import static dev.patchtwin.engine.toy.Toys.RACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.engine.twin.AnswerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every list of answers, once, in the order of an odometer. */
class ChoicesTest {
    private static final int ANY = Integer.MAX_VALUE;

    @Test
    void anOperationThatAsksNothingIsCarriedOutOnce() {
        assertThat(lists(ANY, source -> {})).containsExactly("");
    }

    @Test
    void theLastQuestionRunsThroughItsAnswersFirst() {
        assertThat(lists(ANY, source -> {
                    source.answer(RACE, 0, 1);
                    source.answer(FAILS, 0, 1);
                }))
                .containsExactly("00", "01", "02", "10", "11", "12");
    }

    @Test
    void whatIsAskedMayDependOnTheAnswers() {
        // Only an error is tried again, at most twice; only a success asks who wins.
        assertThat(lists(ANY, source -> {
                    int attempt = 1;
                    int answer = source.answer(FAILS, 3, attempt);
                    while (answer == 2 && attempt < 3) {
                        answer = source.answer(FAILS, 3, ++attempt);
                    }
                    if (answer == 0) {
                        source.answer(RACE, 3, 1);
                    }
                }))
                .containsExactly("00", "01", "1", "200", "201", "21", "2200", "2201", "221", "222");
    }

    @Test
    void onlySoManyAnswersOfAListAreNotNominal() {
        Consumer<AnswerSource> two = source -> {
            source.answer(FAILS, 0, 1);
            source.answer(RACE, 0, 1);
            source.answer(FAILS, 1, 1);
        };
        assertThat(lists(0, two)).containsExactly("000");
        assertThat(lists(1, two)).containsExactly("000", "001", "002", "010", "100", "200");
        assertThat(lists(2, two))
                .containsExactly(
                        "000", "001", "002", "010", "011", "012", "100", "101", "102", "110", "200", "201", "202",
                        "210");
        assertThat(lists(3, two)).hasSize(3 * 2 * 3);
        assertThat(lists(3, two)).isEqualTo(lists(ANY, two));
    }

    @Test
    void theLimitCountsAlongTheListHoweverItNests() {
        // An error is tried again, and again: each time is one answer more that is not nominal.
        Consumer<AnswerSource> retries = source -> {
            for (int attempt = 1; attempt <= 3 && source.answer(FAILS, 0, attempt) != 0; attempt++) {
                source.answer(RACE, attempt, 1);
            }
        };
        assertThat(lists(1, retries)).containsExactly("0", "100", "200");
        assertThat(lists(2, retries))
                .containsExactly("0", "100", "10100", "10200", "110", "200", "20100", "20200", "210");
    }

    @Test
    void longListsGrow() {
        // 70 questions of two answers: one list without, 70 with one answer that is not nominal.
        assertThat(lists(1, source -> {
                    for (int attempt = 1; attempt <= 70; attempt++) {
                        source.answer(RACE, 0, attempt);
                    }
                }))
                .hasSize(71)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoAsksSomethingElseWhereItAskedBeforeIsNotDeterministic() {
        int[] calls = new int[1];
        assertThatThrownBy(() -> lists(ANY, source -> {
                    source.answer(FAILS, calls[0]++, 1);
                    source.answer(FAILS, 9, 1);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("asked fails where it had asked something else before");
    }

    @Test
    void whoAsksLessThanBeforeIsNotDeterministic() {
        int[] calls = new int[1];
        assertThatThrownBy(() -> lists(ANY, source -> {
                    if (calls[0]++ == 0) {
                        source.answer(FAILS, 0, 1);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not deterministic");
    }

    @Test
    void whatOneSideAsksAloneIsAnsweredInEveryWayToo() {
        assertThat(leaves(ask(0), ask(0))).isEqualTo(3);
        assertThat(leaves(ask(0), ask(1))).isEqualTo(9);
        assertThat(leaves(ask(0), ask())).isEqualTo(3);
        assertThat(leaves(ask(), ask(2))).isEqualTo(3);
    }

    @Test
    void theSameQuestionsInAnotherOrderAreTheSameQuestions() {
        assertThat(leaves(ask(0, 1), ask(1, 0))).isEqualTo(9);
        assertThat(leaves(ask(0, 1), ask(1, 2))).isEqualTo(27);
    }

    @Test
    void aQuestionThatIsAskedTwiceIsTwoQuestions() {
        assertThat(leaves(ask(0, 0), ask(0, 0))).isEqualTo(9);
        assertThat(leaves(ask(0, 0), ask(0))).isEqualTo(9);
        assertThat(leaves(ask(1, 0), ask(0, 0))).isEqualTo(27);
    }

    @Test
    void theLimitHoldsForARunAndIsSharedByBothSides() {
        // No answer used: 1 + 2 * 2 lists of two questions; one used: a state more, and one list of nominal answers.
        ExploreResult result = explore(ExploreOptions.unbounded().withFaults(1), twins(ask(0), ask(1)));
        assertThat(result.states()).isEqualTo(2);
        assertThat(result.transitions()).isEqualTo(5 + 1);
        // Two: 9 lists with none used; 5 with one used; 1 with two used.
        result = explore(ExploreOptions.unbounded().withFaults(2), twins(ask(0), ask(1)));
        assertThat(result.states()).isEqualTo(3);
        assertThat(result.transitions()).isEqualTo(9 + 5 + 1);
    }

    private static Supplier<Toy> ask(int... subjects) {
        return () -> Toys.goes((toy, oracle, out) -> {
            for (int subject : subjects) {
                oracle.ask(FAILS, subject);
            }
        });
    }

    /** Returns how many transitions a twin with one state has. */
    private static long leaves(Supplier<Toy> before, Supplier<Toy> after) {
        ExploreResult result = explore(twins(before, after));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(1);
        return result.transitions();
    }

    private static List<String> lists(int most, Consumer<AnswerSource> operation) {
        Choices choices = new Choices();
        List<String> lists = new ArrayList<>();
        choices.start(most);
        do {
            StringBuilder list = new StringBuilder();
            operation.accept((question, subject, attempt) -> {
                int answer = choices.answer(question, subject, attempt);
                list.append(answer);
                return answer;
            });
            assertThat(choices.faults())
                    .isEqualTo((int) list.chars().filter(c -> c != '0').count());
            lists.add(list.toString());
        } while (choices.next());
        return lists;
    }
}
