package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The commands in {@code docs/reference.md} are those of the program. */
class ReferenceTest {
    private static final Path REFERENCE = Path.of("docs/reference.md");
    private static final String MARK = "<!-- from here on: what the program says of itself -->\n";

    /** With {@code -Dreadme.update} they are written anew, and the test fails all the same. */
    @Test
    void everyCommandIsDescribedAsTheProgramDescribesIt() throws IOException {
        String text = Files.readString(REFERENCE);
        assertThat(text).contains(MARK);
        int start = text.indexOf(MARK) + MARK.length();
        String written = "\n" + CommandPages.of(CommandLines.ofTheProgram());
        if (System.getProperty("readme.update") != null) {
            Files.writeString(REFERENCE, text.substring(0, start) + written);
        }
        assertThat(text.substring(start))
                .as("%s; -Dreadme.update writes it anew", REFERENCE)
                .isEqualTo(written);
    }
}
