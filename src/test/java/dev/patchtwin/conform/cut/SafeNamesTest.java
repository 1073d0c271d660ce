package dev.patchtwin.conform.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeNamesTest {
    @TempDir
    Path folder;

    @Test
    void aNameThatNoFileCanHaveEndedTheProgram() throws Exception {
        String path = "mm/" + "t".repeat(300) + ".c";
        String mail = "diff --git a/PATH b/PATH\n--- a/PATH\n+++ b/PATH\n@@ -1 +1 @@\n-int a;\n+int b;\n"
                .replace("PATH", path);
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.UTF_8));
        assertThat(patch.isWhole()).isTrue();
        Cut cut = Cut.of(patch, "mail.txt", true, file -> Optional.empty());
        cut.write(folder);
        assertThat(cut.pieces()).isEmpty();
        assertThat(cut.diagnostics())
                .singleElement()
                .asString()
                .startsWith("mail.txt:5: error: nothing is cut out of mm/ttt")
                .contains("no file can have its name here");
    }

    @Test
    void aNameThatTheEncodingLacksCannotBeWritten() {
        assertThat(new SafeNames().take("mm/a\ud800.c")).contains("no file can have its name here");
        assertThat(new SafeNames().take("mm/" + "\u00e4".repeat(126) + ".c")).isEmpty();
        assertThat(new SafeNames().take("mm/" + "\u00e4".repeat(127) + ".c")).isPresent();
    }
}
