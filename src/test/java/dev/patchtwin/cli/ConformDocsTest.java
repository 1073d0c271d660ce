package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.conform.Gcc;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documentation of {@code patchtwin conform} shows is what comes out, but for what another machine says otherwise. */
class ConformDocsTest {
    private static Path gcc;

    @BeforeAll
    static void needGcc() {
        gcc = Gcc.required().program();
    }

    /**
     * With {@code -Dreadme.update} the example is written anew, and the test fails all the same, so that nothing is accepted
     * unseen.
     */
    @ParameterizedTest
    @CsvSource({"README.md, conform kvm-reclaim-external-sp", "docs/conform.md, conform kvm-reclaim-external-sp --lines"})
    void theExampleIsWhatComesOut(String name, String command) throws IOException {
        Path file = Path.of(name);
        String text = Files.readString(file);
        String mark = "<!-- output of: ./patchtwin " + command + " -->\n```\n";
        assertThat(text).contains(mark);
        int start = text.indexOf(mark) + mark.length();
        int end = text.indexOf("```", start);
        String printed = run(command.split(" ", -1));
        if (System.getProperty("readme.update") != null) {
            Files.writeString(file, text.substring(0, start) + printed + text.substring(end));
        }
        assertThat(anywhere(text.substring(start, end)))
                .as("%s, output of %s; -Dreadme.update writes it anew", name, command)
                .isEqualTo(anywhere(printed));
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .with(Map.of("PATCHTWIN_CC", gcc.toString()))
                .run(args);
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.EQUIVALENT);
        return out.toString();
    }

    /** Leaves out how fast this machine is, what compiler it has, and what its kernel lends to the box. */
    private static String anywhere(String text) {
        return text.replaceAll("in [\\d,]+\\.\\d s", "in N s")
                .replaceAll("(?m)^  (compiler|box)  .*\n(            .*\n)*", "  $1\n");
    }
}
