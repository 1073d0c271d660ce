package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyGoldens;
import dev.patchtwin.check.ToyHouse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/golden.md} shows is what is written. */
class GoldenDocsTest {
    private static final String MARK = "<!-- expected of a trace of the toy bundle -->\n```\n";

    /** With {@code -Dreadme.update} the example is written anew, and the test fails all the same. */
    @Test
    void theExampleIsWhatIsWritten(@TempDir Path root) throws Exception {
        ToyHouse.copyTo(root);
        Path trace = ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        String written = Files.readString(trace.resolveSibling("leak.expected"));
        Path file = Path.of("docs/golden.md");
        String text = Files.readString(file);
        assertThat(text).contains(MARK);
        int start = text.indexOf(MARK) + MARK.length();
        int end = text.indexOf("```", start);
        if (System.getProperty("readme.update") != null) {
            Files.writeString(file, text.substring(0, start) + written + text.substring(end));
        }
        assertThat(text.substring(start, end))
                .as("-Dreadme.update writes it anew")
                .isEqualTo(written);
    }
}
