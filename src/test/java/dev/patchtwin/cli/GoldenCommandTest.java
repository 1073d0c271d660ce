package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyGoldens;
import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenCommandTest {
    private static final Map<String, String> AT_HOME = Map.of();
    private static final Map<String, String> IN_CI = Map.of("CI", "true");

    @TempDir
    Path root;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Ran run(Map<String, String> environment, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = Stream.concat(Stream.of(words), Stream.of("--root", root.toString()))
                .toArray(String[]::new);
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .with(environment)
                .run(args);
        return new Ran(code, out.toString(), err.toString());
    }

    private Ran run(String... words) {
        return run(AT_HOME, words);
    }

    private Path golden(String name) {
        return root.resolve("golden/toy").resolve(name);
    }

    private Path witness(String text) throws IOException {
        return Files.writeString(root.resolve("w.trace"), text);
    }

    /** From now on the side after says what the side before says. */
    private void changeTheModel() throws IOException {
        Path yaml = root.resolve("patches/toy/twin.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("after: toy-after", "after: toy-before"));
    }

    @Test
    void verifyNamesEveryTraceOnALine() throws Exception {
        Path leak = ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        Path other = ToyGoldens.accepted(root, "reclaim", ToyGoldens.RECLAIM);
        assertThat(run("golden", "verify"))
                .isEqualTo(new Ran(
                        0,
                        "as expected     " + leak + "\nas expected     " + other + "\n"
                                + "toy: 2 golden traces, as expected\n",
                        ""));
        assertThat(run("golden", "verify", "toy").code()).isZero();
        assertThat(run("golden", "verify", "tox").err()).contains("did you mean 'toy'?");
    }

    @Test
    void verifyShowsTheWholeDiffOfAStaleOneAndReturns1() throws Exception {
        Path leak = ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        changeTheModel();
        Ran ran = run("golden", "verify");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("NOT AS EXPECTED " + leak + "\n--- " + golden("leak.expected"))
                .contains("\n-  warnings     before * splat page0\n+  warnings            * splat page0\n")
                .endsWith(
                        "toy: 1 golden trace, 1 of them NOT as expected; if that is meant: ./patchtwin golden update toy\n");
        assertThat(run("golden", "verify", "--json").out())
                .contains("\"id\" : \"toy\"", "\"name\" : \"leak\"", "\"same\" : false", "\"line\" : ", "-  warnings");
    }

    @Test
    void verifyOfAFileThatCannotBeUsedReturns2() throws Exception {
        ToyGoldens.trace(root, "leak", ToyGoldens.LEAK);
        Ran ran = run("golden", "verify");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("leak.trace:1: error: there is no leak.expected");
    }

    @Test
    void aCheckShowsAStaleOneWithItsDiffAndWhatToDo() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        assertThat(run("check").out()).contains("replayed  1 golden trace, as expected");
        changeTheModel();
        Ran ran = run("check");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "replayed  1 golden trace, 1 of them NOT as expected",
                        "NOT AS EXPECTED " + golden("leak.trace"),
                        "\n-  warnings     before * splat page0\n",
                        "\nGOLDEN TRACES DIFFER\n",
                        "./patchtwin golden update toy");
        assertThat(run("check", "--json").out())
                .contains("\"verdict\" : \"STALE_GOLDEN\"", "\"goldens\" : [", "\"same\" : false");
    }

    @Test
    void updateShowsWhatChangesAndWritesIt() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        changeTheModel();
        Ran ran = run("golden", "update", "toy");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("--- " + golden("leak.expected"))
                .contains("\n+  warnings            * splat page0\n")
                .endsWith("\nwrote " + golden("leak.expected") + "\n");
        assertThat(run("golden", "verify").code()).isZero();
        assertThat(run("golden", "update").out())
                .isEqualTo("nothing to write: every golden trace shows what is expected of it\n");
    }

    @Test
    void aDryRunOnlyShows() throws Exception {
        ToyGoldens.trace(root, "leak", ToyGoldens.LEAK);
        Ran ran = run("golden", "update", "--dry-run");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("--- /dev/null\n").endsWith("\nwould write " + golden("leak.expected") + "\n");
        assertThat(golden("leak.expected")).doesNotExist();
        ToyGoldens.accept(root);
        assertThat(run("golden", "update", "--dry-run").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# patchtwin golden 1\n", "edited", "\r\n"})
    void updateMendsWhateverStandsInTheFile(String rubbish) throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        String right = Files.readString(golden("leak.expected"));
        Files.writeString(golden("leak.expected"), rubbish.equals("\r\n") ? right.replace("\n", rubbish) : rubbish);
        assertThat(run("golden", "update").code()).isZero();
        assertThat(golden("leak.expected")).hasContent(right);
        assertThat(Files.readString(golden("leak.expected"))).isEqualTo(right);
    }

    @Test
    void updateWritesNothingWhenSomebodyHasToDeleteAFileFirst() throws Exception {
        ToyGoldens.trace(root, "leak", ToyGoldens.LEAK);
        Files.writeString(golden("gone.expected"), "x");
        Ran ran = run("golden", "update");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("gone.expected:1: error: orphaned: ", "delete this file too");
        assertThat(golden("leak.expected")).doesNotExist();
        assertThat(golden("gone.expected")).exists();
    }

    @Test
    void underACiNothingUnseenIsAccepted() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        String old = Files.readString(golden("leak.expected"));
        assertThat(run(IN_CI, "golden", "update").code()).isZero();
        changeTheModel();
        ToyGoldens.trace(root, "reclaim", ToyGoldens.RECLAIM);
        Ran ran = run(IN_CI, "golden", "update");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("+  warnings            * splat page0", "--- /dev/null");
        assertThat(ran.err()).contains("nothing was written", "at home");
        assertThat(golden("leak.expected")).content().isEqualTo(old);
        assertThat(golden("reclaim.expected")).doesNotExist();
        assertThat(run(Map.of("CI", "false"), "golden", "update").code()).isZero();
        assertThat(golden("reclaim.expected")).exists();
    }

    @Test
    void underACiNoTraceIsAdded() throws Exception {
        Path witness = witness(ToyGoldens.LEAK);
        Ran ran = run(IN_CI, "golden", "add", witness.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("# patchtwin golden 1\n");
        assertThat(ran.err()).contains("nothing was written", "at home");
        assertThat(root.resolve("golden")).doesNotExist();
    }

    @Test
    void whatNobodyCouldSeeIsNotAccepted() throws Exception {
        ToyGoldens.trace(root, "leak", ToyGoldens.LEAK);
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("no space");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int code = new Program(new PrintWriter(full), new PrintWriter(new StringWriter()), false, () -> false)
                .with(AT_HOME)
                .run("golden", "update", "--root", root.toString());
        assertThat(code).isEqualTo(2);
        assertThat(golden("leak.expected")).doesNotExist();
    }

    @Test
    void addWritesAWitnessAndWhatIsExpectedOfIt() throws Exception {
        run("check", "--no-declared", "--witness", root.resolve("out").toString());
        Path witness = root.resolve("out/toy/warnings.trace");
        Ran ran = run("golden", "add", witness.toString(), "--name", "quiet-leak");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("# patchtwin golden 1\ntrace quiet-leak.trace sha256=")
                .endsWith("wrote " + golden("quiet-leak.trace") + "\nwrote " + golden("quiet-leak.expected") + "\n");
        // What is expected of it says whether it means the same; it is not pinned to the words of today.
        assertThat(Files.readString(witness)).containsPattern("bundle toy [0-9a-f]{12}\n");
        assertThat(Files.readString(golden("quiet-leak.trace"))).contains("\nbundle toy\n");
        assertThat(run("golden", "verify").code()).isZero();
    }

    @Test
    void addRefusesANameThatIsTakenAndATraceThatIsThere() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        Path witness = witness(ToyGoldens.LEAK.replace("world pages=1", "world  pages=1\n# the same"));
        Ran same = run("golden", "add", witness.toString(), "--name", "leak");
        assertThat(same)
                .isEqualTo(new Ran(0, golden("leak.trace") + " is this very trace already; nothing was written\n", ""));
        Ran twice = run("golden", "add", witness.toString());
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains(golden("leak.trace") + " has the same steps in the same world");
        witness(ToyGoldens.RECLAIM);
        Ran taken = run("golden", "add", witness.toString(), "--name", "leak");
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains(golden("leak.trace") + " is another trace; give this one another name");
        assertThat(golden("w.trace")).doesNotExist();
    }

    @Test
    void addRefusesWhatCannotBeReplayedOrNamed() throws Exception {
        Path witness = witness(ToyGoldens.LEAK.replace("map page=0\nanswer", "answer"));
        assertThat(run("golden", "add", witness.toString()).err()).contains(witness + ":5: error: step 1: ");
        witness(ToyGoldens.LEAK);
        for (String name : List.of("../x", "", ".x", "a b")) {
            Ran ran = run("golden", "add", witness.toString(), "--name", name);
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("cannot be the name of a golden trace");
        }
        witness(ToyGoldens.LEAK.replace("bundle toy", "bundle other"));
        assertThat(run("golden", "add", witness.toString()).err()).contains("there is no bundle 'other'");
        assertThat(root.resolve("golden")).doesNotExist();
    }

    @Test
    void aCommandMustBeNamed() {
        assertThat(run("golden").code()).isEqualTo(2);
        assertThat(run("golden", "--help").out())
                .contains("verify", "update", "add")
                .startsWith("Usage: patchtwin golden");
    }
}
