package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdequacyCommandTest {
    @TempDir
    Path root;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
        append("explore: {world: small}\n");
    }

    private void append(String yaml) throws IOException {
        Path file = root.resolve("patches/toy/twin.yaml");
        Files.writeString(file, Files.readString(file) + yaml);
    }

    private Ran run(String options) {
        List<String> args = new ArrayList<>(List.of("adequacy", "toy", "--root", root.toString()));
        args.addAll(List.of(options.strip().split(" +", -1)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .run(args.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void whatKilledAMutantIsShownAndEachIsListedOnRequest() {
        Ran ran = run("--only after-1-frees --list");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(ran.out())
                .contains("killed     after-1-frees by fuzz: pages, after ")
                .contains("toy: 1 mutant in ")
                .contains("score 1.000")
                .contains("--only 'after-1-frees'");
        assertThat(run("--only after-1-frees").out()).doesNotContain("killed     after-1-frees");
    }

    @Test
    void survivorsStandThereWithTheirLineAndALowScoreReturns1() throws IOException {
        append("adequacy: {shared: [dev.patchtwin.check.toy.ToyModel], least: 50}\n");
        Ran ran = run("--only ToyModel.describe*");
        assertThat(ran.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(ran.out())
                .contains("Survived", "ToyModel.java:", "the exploration does not come to this line")
                .contains("score 0.000; the bundle asks for 0.50");
    }

    @Test
    void anExplanationOfOneThatDoesNotSurviveReturns3() throws IOException {
        append("adequacy: {least: 50, explained: [{mutant: after-1-frees, reason: nobody looks}]}\n");
        Ran ran = run("--only after-1-frees");
        assertThat(ran.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(ran.out()).contains("explained in twin.yaml, and does not survive: after-1-frees");
    }

    @Test
    void jsonHasTheScoreAndEveryMutant() throws IOException {
        Ran ran = run("--only after-1-frees --json");
        try (JsonParser parser = new JsonFactory().createParser(ran.out())) {
            int depth = 0;
            while (parser.nextToken() != null) {
                depth++;
            }
            assertThat(depth).isPositive();
        }
        assertThat(ran.out())
                .contains("\"score\" : 1.0", "\"handSeeded\" : 1", "\"id\" : \"after-1-frees\"", "\"outcome\" : \"KILLED\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --only nobody  | no mutant of toy is called 'nobody'
            --jobs 0       | --jobs goes from 1 to 256, not 0
            --jobs many    | Invalid value for option '--jobs'
            """)
    void whatCannotBeDoneReturns2(String options, String message) {
        Ran ran = run(options);
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains(message).doesNotContain("Exception");
        assertThat(ran.out()).isEmpty();
    }
}
