package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code patchtwin explore} on a toy of one page: free, mapped or leaked, which makes three states. */
class ExploreCommandTest {
    @TempDir
    Path root;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Ran run(String commandLine) {
        return run(commandLine, () -> false);
    }

    private Ran run(String commandLine, BooleanSupplier cancelled) {
        List<String> args = new ArrayList<>(List.of("explore", "--root", root.toString()));
        for (String word : commandLine.strip().split(" +", -1)) {
            args.add(word.replace("ROOT", root.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, cancelled)
                .run(args.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private Path certificate() {
        return root.resolve("target/certificate/toy/small.json");
    }

    private void addToBundle(String text) throws IOException {
        Path file = root.resolve("patches/toy/twin.yaml");
        Files.writeString(file, Files.readString(file) + text);
    }

    @Test
    void aCompleteExplorationIsAnEquivalenceWithItsBounds() {
        Ran ran = run("toy --world small");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out().replaceAll("\\s+", " "))
                .contains("EQUIVALENT WITHIN BOUNDS", "3 pairs of states", "with any number of faults,")
                .contains("Again: ./patchtwin explore toy --world small")
                .contains("Certificate: " + certificate());
        assertThat(run("toy --world small --faults 0").out().replaceAll("\\s+", " "))
                .contains("2 pairs of states", "at most 0 faults in a run");
    }

    @Test
    void theJsonSaysWhatWasExplored() {
        Ran ran = run("toy --world small --json --threads 1");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("\"verdict\" : \"EQUIVALENT\"", "\"complete\" : true", "\"states\" : 3", "\"threads\" : 1")
                .contains("\"depth\" : 2", "\"statesByDepth\" : [", "\"fingerprint\" : ");
    }

    @Test
    void withoutTheDeclaredDifferencesTheShortestWitnessIsShown() {
        Ran ran = run("toy --world small --no-declared");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("DIFFERENT on warnings after 2 operations, found by exploring small");
        assertThat(certificate()).as("nothing is certified").doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --max-states 1   | at the bound on states: 1 states were found up to 0 operations from the start, and 1 of
            --max-depth 1    | at the bound on depth: 2 states were found up to 1 operations from the start, and 1 of
            --max-memory 1   | at the bound on memory
            """)
    void anExplorationThatMeetsABoundIsInconclusiveAndSaysWhatItCovered(String bound, String message) {
        Ran ran = run("toy --world small " + bound);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out().replaceAll("\\s+", " ")).contains("INCONCLUSIVE", message);
        assertThat(certificate()).doesNotExist();
    }

    @Test
    void anInterruptedExplorationIsInconclusive() {
        Ran ran = run("toy --world small", () -> true);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("because it was interrupted");
    }

    @Test
    void fingerprintsSayHowProbableAnOmissionIs() {
        assertThat(run("toy --world small --hashed").out().replaceAll("\\s+", " "))
                .contains("the probability that a state was left out is at most 1.3e-38");
    }

    @Test
    void aCertificateIsFoundAgainAndATamperedOneIsNot() throws IOException {
        run("toy --world small");
        assertThat(run("--recheck " + certificate() + " --threads 2").out()).contains("THE SAME as " + certificate());
        String text = Files.readString(certificate());
        Files.writeString(certificate(), text.replaceFirst("\"states\" : 3", "\"states\" : 4"));
        Ran ran = run("--recheck " + certificate());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("NOT THE SAME", "small: states: 4 in the certificate, 3 found");
        Files.writeString(certificate(), text.replaceFirst("\"fingerprint\" : \"", "\"fingerprint\" : \"0"));
        assertThat(run("--recheck " + certificate() + " --json").out()).contains("\"same\" : false", "fingerprint");
    }

    @Test
    void aCertificateOfOtherInputsIsRefused() throws IOException {
        run("toy --world small");
        addToBundle("# changed\n");
        Ran ran = run("--recheck " + certificate());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("small.json:1: error: this certificate was made of another twin.yaml");
    }

    @Test
    void whatIsNoCertificateIsRefusedWithItsPlace() throws IOException {
        run("toy --world small");
        String text = Files.readString(certificate());
        for (String[] change : new String[][] {
            {"\"certificate\" : 1", "\"certificate\" : 2", "only form 1 can be read"},
            {"\"states\" : 3", "\"states\" : \"three\"", "'states' of a certificate must be a whole number, not 'three'"},
            {"\"slices\"", "\"slides\"", "did you mean 'slices'?"},
            {"\"faults\" : \"any\"", "\"faults\" : 7", "as it is not any more"}
        }) {
            Files.writeString(certificate(), text.replace(change[0], change[1]));
            Ran ran = run("--recheck " + certificate());
            assertThat(ran.code()).as(change[1]).isEqualTo(2);
            assertThat(ran.err()).contains("small.json:", change[2]);
        }
        Files.writeString(certificate(), text.substring(0, text.length() / 2));
        assertThat(run("--recheck " + certificate()).code()).isEqualTo(2);
    }

    @Test
    void aCertificateThatCannotBeWrittenWhereItWasWantedIsAnError() {
        Ran ran = run("toy --world small --certificate ROOT/patches/toy/toy.patch/x.json");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("x.json: error: no certificate can be written there (");
    }

    @Test
    void aWorldThatIsCutIntoSlicesIsExploredSliceBySlice() throws IOException {
        Path file = root.resolve("patches/toy/twin.yaml");
        String yaml = Files.readString(file);
        Files.writeString(
                file,
                yaml.replace("  small: {pages: 1}", "  small:\n    one: {pages: 1, faults: 1}\n    two: {pages: 2}")
                        + "explore: {world: small}\n");
        Ran ran = run("toy");
        assertThat(ran.out()).contains("small/one", "small/two", "12 pairs of states");
        assertThat(run("toy --world small/two").out()).contains("9 pairs of states");
        assertThat(run("toy --world small/three").err()).contains("there is no world 'small/three'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            toy                           | twin.yaml:1: error: does not say which world is explored; add 'explore: {world: NAME}'
            toy --world smal              | there is no world 'smal'; did you mean 'small'?
            toy --world small --symmetry  | call nothing interchangeable, so that --symmetry would change nothing
            toy --max-states 0            | --max-states must be at least 1, not 0
            toy --timeout -1              | --timeout must be at least 1, not -1
            toy --faults some             | --faults must be a whole number from 0 on, or 'any', not 'some'
            toy --world small --faults -2 | --faults must be a whole number from 0 on, or 'any', not '-2'
            --recheck ROOT/nothing.json   | nothing.json: error: cannot be read
            """)
    void whatCannotBeUsedIsSaidAndReturns2(String commandLine, String message) {
        Ran ran = run(commandLine);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(message);
    }
}
