package dev.patchtwin.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toys;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final int SEQUENCES = 2_000;
    private static final int ASKED = 200;

    @Test
    void thereAreSequencesWithoutFaultsWithFewWithManyAndWithExactlyOne() {
        List<Integer> faults = new ArrayList<>();
        for (int[] answers : sequences()) {
            int count = 0;
            for (int answer : answers) {
                count += answer != 0 ? 1 : 0;
            }
            faults.add(count);
        }
        assertThat(faults).filteredOn(count -> count == 0).hasSizeGreaterThan(SEQUENCES / 20);
        assertThat(faults).filteredOn(count -> count == 1).hasSizeGreaterThan(SEQUENCES / 20);
        assertThat(faults).filteredOn(count -> count > 1 && count < ASKED / 10).hasSizeGreaterThan(SEQUENCES / 20);
        assertThat(faults).filteredOn(count -> count >= ASKED / 4).hasSizeGreaterThan(SEQUENCES / 20);
    }

    @Test
    void everyAnswerOfEveryQuestionIsDrawn() {
        Set<String> drawn = new TreeSet<>();
        List<int[]> sequences = sequences();
        for (int[] answers : sequences) {
            for (int i = 0; i < ASKED; i++) {
                drawn.add(question(i) + " " + answers[i]);
            }
        }
        assertThat(drawn).containsExactly("fails 0", "fails 1", "fails 2", "race 0", "race 1");
    }

    @Test
    void someSequencesFailWheneverOneQuestionIsAskedAndNeverElse() {
        assertThat(sequences()).anySatisfy(answers -> {
            for (int i = 0; i < ASKED; i++) {
                assertThat(answers[i]).isEqualTo(question(i).equals(Toys.FAILS) ? 2 : 0);
            }
        });
    }

    @Test
    void someSequencesFailOnlyAboutOneSubject() {
        assertThat(sequences()).anySatisfy(answers -> {
            Set<Integer> subjects = new TreeSet<>();
            for (int i = 0; i < ASKED; i++) {
                if (answers[i] != 0) {
                    subjects.add(subject(i));
                }
            }
            assertThat(subjects).hasSize(1);
            assertThat(Arrays.stream(answers).filter(a -> a != 0).count()).isGreaterThan(10);
        });
    }

    private static List<int[]> sequences() {
        Twin twin = Toys.twin(Toys.goes((toy, oracle, out) -> {}), Toys.goes((toy, oracle, out) -> {}));
        Prng random = new Prng();
        FaultSchedule schedule = new FaultSchedule(random, twin.vocabulary(), true);
        List<int[]> all = new ArrayList<>();
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            random.start(1, sequence);
            schedule.draw();
            int[] answers = new int[ASKED];
            for (int i = 0; i < ASKED; i++) {
                answers[i] = schedule.answer(question(i), subject(i), 1);
            }
            all.add(answers);
        }
        return all;
    }

    private static Question question(int i) {
        return i % 3 == 0 ? Toys.RACE : Toys.FAILS;
    }

    private static int subject(int i) {
        return i / 3 % 4;
    }
}
