package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fuzzing of the files of a bundle has found: each test is named after what was wrong. */
class HostileFilesTest {
    @TempDir
    Path folder;

    private String refused(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("twin.yaml"), yaml);
        assertThatThrownBy(() -> YamlMap.read(file, "a bundle").only(List.of("title")))
                .isInstanceOf(InputException.class);
        try {
            YamlMap.read(file, "a bundle").only(List.of("title"));
            return "";
        } catch (InputException e) {
            return e.getMessage();
        }
    }

    @Test
    void aKeyWithALineEndInItMadeTwoErrorsOfOne() throws Exception {
        assertThat(refused("\"a\\nother.yaml:7: error: not from us\": 1\n"))
                .hasLineCount(1)
                .contains("'a\\u000aother.yaml:7: error: not from us'");
    }

    @Test
    void aKeyThatSteersATerminalWasRepeatedAsItWas() throws Exception {
        assertThat(refused("\"\\e[2J\": 1\n")).contains("'\\u001b[2J'");
    }

    @Test
    void aKeyOfMegabytesWasRepeatedAsItWas() throws Exception {
        assertThat(refused("? " + "a".repeat(1_000_000) + "\n: 1\n").length()).isLessThan(2000);
    }
}
