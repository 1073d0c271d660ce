package dev.patchtwin.conform.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools and boxes say, with a word in it that makes no sense; each test is named after what was wrong. */
class StrangeWordsTest {
    @TempDir
    Path folder;

    @Test
    void aWordThatTheBoxNeverSaysEndedTheProgram() {
        assertThat(Verdict.of(0, "said\nbox: memgry 0 \n").word()).isEqualTo(Verdict.Word.KILLED);
        assertThat(Verdict.of(0, "said\nbox: memory 0 \n").word()).isEqualTo(Verdict.Word.MEMORY);
    }

    @Test
    void aNameOfAFileWithANulInItEndedTheProgram() throws Exception {
        Path file = Files.writeString(folder.resolve("x.d"), "x.o: a.h b\0.h\n");
        assertThat(Dependencies.read(file)).isEmpty();
    }
}
