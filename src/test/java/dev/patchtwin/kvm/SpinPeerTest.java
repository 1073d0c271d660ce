package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.kvm.before.BeforeFactory;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The small world of the model before the patch exists twice, here and in Promela, written separately from the same
 * documents. Whoever forgets an answer, an order or a field in one of them reaches another number of states.
 */
class SpinPeerTest {
    private static final Path PEER = Path.of("src/test/peers/kvm-before-tiny.pml");

    private static final String[] TINY = {
        "vms=1", "vcpus=1", "gfns=1", "levels=3", "fanout=2", "pages=48", "tdcs=1", "tdcx=1", "packages=1",
        "cache-min=2", "cache-capacity=2", "retries=0", "others=0", "walkers=0", "sysctls=0", "callbacks=0",
        "yields=0", "steps=1", "prove-mmu=0", "erratum=0", "hook=1"
    };

    @TempDir
    Path folder;

    /** How far a search got: transitions are counted once per state, operation and list of answers. */
    private record Count(long states, long transitions) {}

    @BeforeEach
    void needsSpin() {
        assumeTrue(
                isInstalled("spin") && isInstalled("gcc"),
                "the second opinion on the model is not asked for: that needs spin and gcc, and one of them is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void bothReachTheSameStates(int budget) throws IOException, InterruptedException {
        String said = spin("-DBUDGET=" + budget);
        assertThat(said).contains("errors: 0");
        assertThat(count(said)).isEqualTo(new Search(budget).count());
    }

    @Test
    void theHookAfterThePatchDoesWhatTheOneBeforeDid() throws IOException, InterruptedException {
        assertThat(spin("-DBUDGET=1", "-DPATCHED")).contains("errors: 0").doesNotContain("assertion violated");
    }

    @ParameterizedTest
    @CsvSource({"1, pointer", "2, pointer", "3, called", "4, freed", "5, called"})
    void aMistakeInTheHookIsSeen(int mutant, String what) throws IOException, InterruptedException {
        assertThat(spin("-DBUDGET=1", "-DPATCHED", "-DMUTANT=" + mutant))
                .contains("assertion violated (" + what + "before==" + what + "after)")
                .contains("errors: 1");
    }

    /** Makes a program of the Promela model and returns what its complete search says. */
    private String spin(String... defines) throws IOException, InterruptedException {
        List<String> generate = new ArrayList<>(List.of("spin", "-o2", "-a"));
        generate.addAll(List.of(defines));
        generate.add(PEER.toAbsolutePath().toString());
        run(generate);
        assertThat(folder.resolve("pan.c")).exists();
        // Compiling takes longer than searching, hence no -O2.
        run(List.of("gcc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"));
        String said = run(List.of("./pan", "-m10000"));
        assertThat(said).doesNotContain("max search depth too small").doesNotContain("out of memory");
        return said;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s said %s", command, said).isZero();
        return said;
    }

    private static Count count(String said) {
        // Spin counts how it got to the initial state as well.
        return new Count(number("states, stored", said), number("transitions \\(= stored\\+matched\\)", said) - 1);
    }

    private static long number(String what, String said) {
        Matcher matcher = Pattern.compile("(\\d+) " + what).matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":", -1)).anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    /** A breadth-first search of the Java model, every question answered in every way that the budget allows. */
    private static final class Search implements Oracle {
        private final int budget;
        private final Model model = new BeforeFactory().create(ModelRun.world(TINY));
        private final Vocabulary vocabulary = model.vocabulary();
        private final Observation out = new Observation(vocabulary.channels().size());
        private final StateReader reader = new StateReader();
        private final StateWriter writer = new StateWriter();
        private final Set<LongBuffer> seen = new HashSet<>();
        private final Deque<long[]> waiting = new ArrayDeque<>();
        private long transitions;

        /** The answers to give, and for each whether there is another one to try. */
        private final List<Integer> answers = new ArrayList<>();

        private final List<Boolean> more = new ArrayList<>();
        private int asked;
        private int used;

        Search(int budget) {
            this.budget = budget;
        }

        Count count() {
            model.reset();
            reach();
            OperationSet enabled = new OperationSet(vocabulary.operations().size());
            while (!waiting.isEmpty()) {
                long[] state = waiting.remove();
                load(state);
                enabled.clear();
                model.enabled(enabled);
                for (int id = enabled.next(0); id >= 0; id = enabled.next(id + 1)) {
                    applyInEveryWay(state, vocabulary.operations().get(id));
                }
            }
            return new Count(seen.size(), transitions);
        }

        private void applyInEveryWay(long[] state, Operation operation) {
            answers.clear();
            more.clear();
            do {
                load(state);
                asked = 0;
                out.clear();
                model.apply(operation, this, out);
                transitions++;
                reach();
            } while (nextAnswers());
        }

        /** The last word of a state is the number of answers used that were not nominal. */
        private void load(long[] state) {
            reader.open(state, 0, state.length - 1);
            model.load(reader);
            used = (int) state[state.length - 1];
        }

        private void reach() {
            writer.clear();
            model.save(writer);
            long[] state = Arrays.copyOf(writer.toArray(), writer.length() + 1);
            state[state.length - 1] = used;
            if (seen.add(LongBuffer.wrap(state))) {
                waiting.add(state);
            }
        }

        @Override
        public int ask(Question question, int subject) {
            if (asked == answers.size()) {
                answers.add(0);
                more.add(true);
            }
            int answer = answers.get(asked);
            more.set(asked, used < budget && answer + 1 < question.answers().size());
            asked++;
            used += answer == 0 ? 0 : 1;
            return answer;
        }

        /** Takes the last question that has another answer, and forgets those after it. */
        private boolean nextAnswers() {
            int last = asked - 1;
            while (last >= 0 && !more.get(last)) {
                last--;
            }
            if (last < 0) {
                return false;
            }
            answers.set(last, answers.get(last) + 1);
            answers.subList(last + 1, answers.size()).clear();
            more.subList(last + 1, more.size()).clear();
            return true;
        }
    }
}
