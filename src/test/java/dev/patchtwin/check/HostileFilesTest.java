package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void aPageOfBracketsEndedTheProgram() throws Exception {
        for (String open : List.of("[", "{", "{a: ", "- ", "? ")) {
            assertThat(refused("title:\n  " + open.repeat(20_000)))
                    .hasLineCount(1)
                    .contains("twin.yaml:2: error: not YAML: this stands in more than 30 others");
        }
        assertThat(refused("other: " + "[".repeat(29) + "]".repeat(29))).contains("unknown key 'other'");
    }

    /** Nothing copies what an alias stands for; this holds that it stays so. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aliasesOfAliasesAreNotCounted() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 100; i++) {
            bomb.append("aI: &aI [*aJ, *aJ]\n".replace("I", "" + i).replace("J", "" + (i - 1)));
        }
        assertThat(refused(bomb.toString())).contains("Number of aliases for non-scalar nodes exceeds");
        String some = bomb.substring(0, bomb.indexOf("a20:"));
        assertThat(refused(some)).contains("unknown key 'a0'");
        assertThat(refused("a: &a\n  b: *a\n")).hasLineCount(1);
        assertThat(refused("title: a\n<<: {b: 1}\n")).contains("unknown key '<<'");
        assertThat(refused("title: a\ntitle: b\n"))
                .contains("twin.yaml:2: error: key 'title' of a bundle is given twice");
    }

    @Test
    void tagsOfOtherLanguagesMakeNothing() throws Exception {
        for (String tag :
                List.of("!!java.net.URL", "!!javax.script.ScriptEngineManager", "!!python/object/apply:os.system")) {
            assertThat(refused("b: " + tag + " [a]\n")).hasLineCount(1);
        }
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
