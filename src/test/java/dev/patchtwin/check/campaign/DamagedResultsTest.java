package dev.patchtwin.check.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that a disk has damaged; each test is named after what was wrong. */
class DamagedResultsTest {
    @TempDir
    Path folder;

    private byte[] results() throws Exception {
        return new ResultsTarget().seeds().get(0);
    }

    /** What came after it began behind a hole of zeros, which nothing could read any more. */
    @Test
    void aByteThatIsNoTextMadeAHoleInTheFileThatWasGoneOnWith() throws Exception {
        byte[] bytes = results();
        int place = new String(bytes, StandardCharsets.US_ASCII).indexOf("bundle toy");
        bytes[place] = (byte) 0xff;
        Path file = Files.write(folder.resolve("results.jsonl"), bytes);
        assertThatThrownBy(() -> ResultsReader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aLastLineThatEndsAmidALetterIsPassedOver() throws Exception {
        byte[] bytes = results();
        byte[] more = Arrays.copyOf(bytes, bytes.length + 2);
        more[bytes.length] = '{';
        more[bytes.length + 1] = (byte) 0xc3;
        Path file = Files.write(folder.resolve("results.jsonl"), more);
        assertThat(ResultsReader.read(file).whole()).isEqualTo(bytes.length);
    }
}
