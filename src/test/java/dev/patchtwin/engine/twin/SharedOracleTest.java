package dev.patchtwin.engine.twin;

import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.FAILS;
import static dev.patchtwin.engine.toy.Toys.RACE;
import static dev.patchtwin.engine.toy.Toys.goes;
import static dev.patchtwin.engine.toy.Toys.operation;
import static dev.patchtwin.engine.toy.Toys.twin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharedOracleTest {
    private static final AnswerSource BY_SUBJECT = (question, subject, attempt) -> (subject + attempt) % 2;

    @Test
    void whoAsksInAnotherOrderGetsTheSameAnswers() {
        SharedOracle oracle = new SharedOracle();
        oracle.begin((question, subject, attempt) -> subject % 3);
        assertThat(ask(oracle.of(Side.BEFORE), 0, 1, 2, 3)).containsExactly(0, 1, 2, 0);
        assertThat(ask(oracle.of(Side.AFTER), 2, 0, 3, 1)).containsExactly(2, 0, 0, 1);
        assertThat(oracle.asked()).isEqualTo(4);
    }

    @Test
    void anExtraQuestionInBetweenDisturbsNobody() {
        Toy.Body plain = (toy, oracle, out) -> {
            out.emit(EVENTS, oracle.ask(FAILS, 1));
            out.emit(EVENTS, oracle.ask(FAILS, 2));
        };
        Toy.Body curious = (toy, oracle, out) -> {
            out.emit(EVENTS, oracle.ask(FAILS, 1));
            int unused = oracle.ask(RACE, 1);
            out.emit(EVENTS, oracle.ask(FAILS, 2));
            out.cover(unused);
        };
        for (Twin twin : List.of(twin(goes(plain), goes(curious)), twin(goes(curious), goes(plain)))) {
            List<String> asked = new ArrayList<>();
            twin.step(operation(twin, "go"), (question, subject, attempt) -> {
                asked.add(question + " " + subject + " " + attempt);
                return 1;
            });
            assertThat(twin.isDifferent()).isFalse();
            assertThat(asked).containsExactlyInAnyOrder("fails 1 1", "race 1 1", "fails 2 1");
            assertThat(twin.questionsAsked()).isEqualTo(3);
        }
    }

    @Test
    void eachSideCountsItsOwnAttempts() {
        SharedOracle oracle = new SharedOracle();
        oracle.begin((question, subject, attempt) -> attempt % 3);
        assertThat(ask(oracle.of(Side.BEFORE), 1, 1, 2)).containsExactly(1, 2, 1);
        assertThat(ask(oracle.of(Side.AFTER), 2, 1, 1, 1)).containsExactly(1, 1, 2, 0);
        assertThat(oracle.asked()).as("only the third attempt was new").isEqualTo(4);
    }

    @Test
    void attemptsAndAnswersStartAnewWithEachOperation() {
        SharedOracle oracle = new SharedOracle();
        for (int i = 0; i < 3; i++) {
            int answer = i;
            oracle.begin((question, subject, attempt) -> attempt == 1 ? answer : 0);
            assertThat(ask(oracle.of(Side.BEFORE), 1)).containsExactly(answer);
            assertThat(ask(oracle.of(Side.AFTER), 2, 1)).containsExactly(answer, answer);
        }
    }

    @Test
    void manyQuestionsAreAnsweredAsAPlainMapWould() {
        SplittableRandom random = new SplittableRandom(5);
        SharedOracle oracle = new SharedOracle();
        for (int round = 0; round < 2_000; round++) {
            int[] first =
                    random.ints(random.nextInt(60), 0, 1 + random.nextInt(40)).toArray();
            int[] second = random.nextBoolean()
                    ? first.clone()
                    : random.ints(random.nextInt(60), 0, 40).toArray();
            int keep = Math.min(Math.min(first.length, second.length), random.nextInt(60));
            System.arraycopy(first, 0, second, 0, keep);
            oracle.begin(SharedOracleTest::mixed);
            assertThat(ask(oracle.of(Side.BEFORE), first)).containsExactly(expected(first));
            assertThat(ask(oracle.of(Side.AFTER), second)).containsExactly(expected(second));
        }
    }

    @Test
    void onlyAnswersThatAreNotNominalAreRecorded() {
        Toy.Body asks = (toy, oracle, out) -> {
            for (int subject : new int[] {0, 1, 1, 3}) {
                out.emit(EVENTS, oracle.ask(FAILS, subject));
            }
        };
        Twin twin = twin(goes(asks), goes(asks));
        twin.step(operation(twin, "go"), BY_SUBJECT);
        assertThat(twin.answers()).containsExactly(new Trace.Answer(FAILS, 0, 1, 1), new Trace.Answer(FAILS, 1, 2, 1));
    }

    @Test
    void anAnswerThatTheQuestionDoesNotHaveIsRefused() {
        SharedOracle oracle = new SharedOracle();
        oracle.begin((question, subject, attempt) -> 3);
        assertThatThrownBy(() -> ask(oracle.of(Side.BEFORE), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer 3 to fails, which has 3 answers");
    }

    @Test
    void aModelThatAsksForEverIsStopped() {
        Toy.Body endless = (toy, oracle, out) -> {
            while (oracle.ask(FAILS, 2) != 0) {
                out.cover(0);
            }
        };
        Twin twin = twin(goes(b -> b.probe("again"), endless), goes(b -> b.probe("again"), endless));
        assertThatThrownBy(() -> twin.step(operation(twin, "go"), (question, subject, attempt) -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not bound its retries");
    }

    private static int mixed(dev.patchtwin.model.Question question, int subject, int attempt) {
        return (subject * 7 + attempt * 5) % 3;
    }

    private static int[] expected(int[] subjects) {
        int[] answers = new int[subjects.length];
        int[] attempts = new int[40];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = mixed(FAILS, subjects[i], ++attempts[subjects[i]]);
        }
        return answers;
    }

    private static int[] ask(Oracle oracle, int... subjects) {
        int[] answers = new int[subjects.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = oracle.ask(FAILS, subjects[i]);
        }
        return answers;
    }
}
