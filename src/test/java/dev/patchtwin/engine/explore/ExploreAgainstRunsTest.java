package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.assertThatAllReplay;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.Toys.EVENTS;
import static dev.patchtwin.engine.toy.Toys.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.Toy;
import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.Signature.Kind;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Small random machines that differ in one place: an exploration finds what all runs of some length find, and no less. */
class ExploreAgainstRunsTest {
    private static final int STATES = 4;
    private static final int LENGTH = 5;

    @Test
    void anExplorationAgreesWithAllShortRuns() {
        SplittableRandom random = new SplittableRandom(7);
        int complete = 0;
        int different = 0;
        for (int i = 0; i < 400; i++) {
            int[] table = random(random);
            int[] changed = table.clone();
            changed[random.nextInt(table.length)] = random.nextInt(STATES);
            Supplier<Twin> twins = twins(() -> machine(table), () -> machine(changed));
            ExploreResult result = explore(ExploreOptions.unbounded().withMostStates(2000), twins);
            int shortest = shortest(twins.get());
            if (result.stop() == Stop.COMPLETE) {
                complete++;
                assertThat(shortest).as("machine %d", i).isEqualTo(Integer.MAX_VALUE);
            } else if (result.stop() == Stop.DIFFERENCE) {
                different++;
                assertThatAllReplay(result, twins);
                int found = result.findings().stream()
                        .filter(f -> f.signature().kind() == Kind.VALUE)
                        .mapToInt(f -> f.steps().size())
                        .min()
                        .orElseThrow();
                assertThat(found).as("machine %d", i).isLessThanOrEqualTo(shortest);
                if (found < LENGTH) {
                    assertThat(shortest)
                            .as("machine %d, with a step of rest", i)
                            .isLessThanOrEqualTo(found + 1);
                }
            }
        }
        assertThat(complete).isGreaterThan(50);
        assertThat(different).isGreaterThan(50);
    }

    /** For each state: where two operations lead, what they show, what the state shows, and whether it is at rest. */
    private static int[] random(SplittableRandom random) {
        return random.ints(STATES * 7, 0, STATES).toArray();
    }

    private static Toy machine(int[] table) {
        Toy.Builder builder = new Toy.Builder()
                .channel(EVENTS)
                .state(STATE, (toy, out) -> out.emit(STATE, table[toy.n[0] * 7 + 4] / 2))
                .rest(toy -> toy.n[0] == 0 || table[toy.n[0] * 7 + 5] == 0);
        for (int operation = 0; operation < 2; operation++) {
            int next = operation;
            int shown = 2 + operation;
            builder.operation("go way=" + operation, (toy, oracle, out) -> {
                emit(out, table[toy.n[0] * 7 + shown]);
                toy.n[0] = table[toy.n[0] * 7 + next];
                out.touch(STATE);
            });
        }
        return builder.operation("settle", (toy, oracle, out) -> {
                    emit(out, table[toy.n[0] * 7 + 6]);
                    toy.n[0] = 0;
                    out.touch(STATE);
                })
                .drains()
                .toy();
    }

    private static void emit(Observation out, int event) {
        if (event > 1) {
            out.emit(EVENTS, event);
        }
    }

    /** Returns the length of the shortest run in which a difference of value is decided, if that is short enough. */
    private static int shortest(Twin twin) {
        List<List<Operation>> runs = List.of(List.of());
        for (int length = 0; length <= LENGTH; length++) {
            List<List<Operation>> longer = new ArrayList<>();
            for (List<Operation> run : runs) {
                twin.reset();
                run.forEach(o -> twin.step(o, AnswerSource.NOMINAL));
                if (twin.differences().stream().anyMatch(d -> d.signature().kind() == Kind.VALUE)) {
                    return length;
                }
                for (Operation operation : twin.vocabulary().operations()) {
                    List<Operation> next = new ArrayList<>(run);
                    next.add(operation);
                    longer.add(next);
                }
            }
            runs = longer;
        }
        return Integer.MAX_VALUE;
    }
}
