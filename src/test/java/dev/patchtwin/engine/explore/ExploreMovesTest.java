package dev.patchtwin.engine.explore;

import static dev.patchtwin.engine.explore.Exploring.comparable;
import static dev.patchtwin.engine.explore.Exploring.explore;
import static dev.patchtwin.engine.explore.Exploring.twins;
import static dev.patchtwin.engine.toy.LivesToy.BOX;
import static dev.patchtwin.engine.toy.LivesToy.FREE;
import static dev.patchtwin.engine.toy.LivesToy.HELD;
import static dev.patchtwin.engine.toy.LivesToy.JAR;
import static dev.patchtwin.engine.toy.LivesToy.LOST;
import static dev.patchtwin.engine.toy.LivesToy.NOBODY;
import static dev.patchtwin.engine.toy.LivesToy.USED;
import static dev.patchtwin.engine.toy.LivesToy.WARDEN;
import static dev.patchtwin.model.Legend.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.LivesToy;
import dev.patchtwin.engine.toy.LivesToy.Fault;
import dev.patchtwin.engine.toy.PagesToy;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How cells move is counted as a plain search counts it, on any number of threads, and changes nothing else. */
class ExploreMovesTest {
    private static final ExploreOptions COUNTING = ExploreOptions.unbounded().withCounting(true);

    private static Supplier<Twin> toys(int slots, Fault after) {
        return twins(() -> new LivesToy(slots, Fault.NONE), () -> new LivesToy(slots, after));
    }

    @Test
    void theMovesOfOneSlotAreThoseOfItsLife() {
        List<Move> expected = new ArrayList<>();
        for (int kind : new int[] {BOX, JAR}) {
            int other = 1 - kind;
            int given = look(kind, FREE, WARDEN);
            int used = look(kind, USED, WARDEN);
            expected.add(once(0, look(kind, HELD, NOBODY), "take"));
            expected.add(once(given, look(BOX, HELD, WARDEN), "take"));
            expected.add(once(given, look(JAR, HELD, WARDEN), "take"));
            expected.add(once(look(kind, HELD, NOBODY), used, "use"));
            expected.add(once(look(kind, HELD, WARDEN), used, "use"));
            expected.add(once(used, 0, "drop"));
            expected.add(once(used, given, "drop"));
            expected.add(once(used, look(kind, LOST, WARDEN), "drop"));
            // Another kind without being seen free: over a slot that is, and that keeps its owner.
            expected.add(once(look(kind, HELD, NOBODY), 0, "swap"));
            expected.add(once(0, look(other, HELD, NOBODY), "swap"));
            expected.add(once(look(kind, HELD, WARDEN), given, "swap"));
            expected.add(once(given, look(other, HELD, WARDEN), "swap"));
        }
        ExploreResult result = explore(COUNTING, toys(1, Fault.NONE));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.moves()).containsExactlyInAnyOrderElementsOf(expected).isSortedAccordingTo(Move.ORDER);
    }

    private static Move once(int from, int to, String operation) {
        return new Move(from, to, operation, 1, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "LOSES"})
    void aPlainSearchCountsTheSame(Fault after) {
        ExploreResult result = explore(COUNTING, toys(3, after));
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.moves()).isEqualTo(new PlainSearch(3, after).moves());
        boolean apart = result.moves().stream().anyMatch(move -> move.before() != move.after());
        assertThat(apart).as("the sides counted apart").isEqualTo(after == Fault.LOSES);
    }

    @Test
    void theMovesDoNotDependOnThreadsNorOnHowStatesAreKept() {
        Supplier<Twin> twins = toys(3, Fault.LOSES);
        ExploreResult first = explore(COUNTING, twins);
        assertThat(first.states()).isGreaterThan(10 * States.CHUNK);
        for (int threads : new int[] {2, 4}) {
            ExploreOptions options = COUNTING.withThreads(threads).withHashed(threads == 4);
            assertThat(comparable(explore(options, twins)))
                    .as("on %d threads", threads)
                    .isEqualTo(comparable(first));
        }
        assertThat(explore(COUNTING.withThreads(4), twins).moves()).isEqualTo(first.moves());
    }

    @Test
    void countingChangesNothingElse() {
        ExploreResult counted = explore(COUNTING, toys(3, Fault.LOSES));
        ExploreResult plain = explore(toys(3, Fault.LOSES));
        assertThat(plain.moves()).isEmpty();
        assertThat(counted.moves()).isNotEmpty();
        assertThat(comparable(counted))
                .usingRecursiveComparison()
                .ignoringFields("moves")
                .isEqualTo(comparable(plain));
    }

    @Test
    void aSearchThatIsGivenUpCountsTheTransitionsThatItTells() {
        ExploreControl control = new ExploreControl();
        int[] left = {1500};
        Supplier<LivesToy> cancels = () -> new LivesToy(3, Fault.NONE) {
            @Override
            public void apply(Operation operation, Oracle oracle, Observation out) {
                super.apply(operation, oracle, out);
                if (--left[0] == 0) {
                    control.cancel();
                }
            }
        };
        ExploreResult cancelled = Explore.run(COUNTING, twins(cancels, () -> new LivesToy(3, Fault.LOSES)), control);
        assertThat(cancelled.stop()).isEqualTo(Stop.CANCELLED);
        assertThat(cancelled.transitions()).isBetween(1L, 1400L);
        ExploreOptions asFar = COUNTING.withMostDepth(cancelled.depth());
        ExploreResult bounded = explore(asFar, toys(3, Fault.LOSES));
        assertThat(bounded.transitions()).isEqualTo(cancelled.transitions());
        assertThat(cancelled.moves()).isNotEmpty().isEqualTo(bounded.moves());
    }

    @Test
    void modelsThatCannotBeLookedAtHaveNoMoves() {
        assertThat(explore(COUNTING, twins(() -> new PagesToy(2, 2, 3, -1))).moves())
                .isEmpty();
    }

    /** A search that keeps states as lists, and compares the looks of each slot before and after each transition. */
    private static final class PlainSearch {
        private final LivesToy before;
        private final LivesToy after;
        private final Set<List<List<Long>>> known = new HashSet<>();
        private final Deque<List<List<Long>>> waiting = new ArrayDeque<>();
        private final Map<String, long[]> counts = new TreeMap<>();

        PlainSearch(int slots, Fault fault) {
            before = new LivesToy(slots, Fault.NONE);
            after = new LivesToy(slots, fault);
        }

        List<Move> moves() {
            arrive();
            while (!waiting.isEmpty()) {
                List<List<Long>> state = waiting.remove();
                for (Operation operation : before.vocabulary().operations()) {
                    int answers = 1;
                    for (int answer = 0; answer < answers; answer++) {
                        answers = Math.max(answers, go(state, operation, answer));
                    }
                }
            }
            List<Move> moves = new ArrayList<>();
            counts.forEach((key, count) -> {
                String[] parts = key.split(" ", 3);
                moves.add(
                        new Move(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2], count[0], count[1]));
            });
            moves.sort(Move.ORDER);
            return moves;
        }

        private void arrive() {
            List<List<Long>> state = List.of(save(before), save(after));
            if (known.add(state)) {
                waiting.add(state);
            }
        }

        /** Makes one transition, counts, and returns how many answers there were. */
        private int go(List<List<Long>> state, Operation operation, int answer) {
            load(before, state.get(0));
            load(after, state.get(1));
            int answers = Math.max(go(before, 0, operation, answer), go(after, 1, operation, answer));
            if (!before.halted()) {
                arrive();
            }
            return answers;
        }

        private int go(LivesToy model, int side, Operation operation, int answer) {
            int[] asked = {1};
            int[] from = IntStream.range(0, model.cells()).map(model::look).toArray();
            Observation out = new Observation(model.vocabulary().channels().size());
            model.apply(
                    operation,
                    (question, subject) -> {
                        asked[0] = question.answers().size();
                        return answer;
                    },
                    out);
            for (int slot = 0; slot < from.length && !model.halted(); slot++) {
                count(side, named(from[slot]), named(model.look(slot)), operation.name());
            }
            return asked[0];
        }

        private static int named(int look) {
            boolean nobodys = look == look(JAR, FREE, NOBODY);
            return nobodys ? look(BOX, FREE, NOBODY) : look;
        }

        private void count(int side, int from, int to, String operation) {
            if (operation.equals("swap") && from != to) {
                int between = named(look(Legend.kind(from), FREE, Legend.owner(from)));
                counts.computeIfAbsent(from + " " + between + " swap", key -> new long[2])[side]++;
                counts.computeIfAbsent(between + " " + to + " swap", key -> new long[2])[side]++;
            } else if (from != to) {
                counts.computeIfAbsent(from + " " + to + " " + operation, key -> new long[2])[side]++;
            }
        }

        private static List<Long> save(LivesToy model) {
            StateWriter out = new StateWriter();
            model.save(out);
            return Arrays.stream(out.toArray()).boxed().toList();
        }

        private static void load(LivesToy model, List<Long> state) {
            StateReader in = new StateReader();
            in.open(state.stream().mapToLong(word -> word).toArray(), 0, state.size());
            model.load(in);
        }
    }
}
