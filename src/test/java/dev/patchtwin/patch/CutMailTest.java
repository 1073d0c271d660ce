package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail that is cut off anywhere is not taken for a whole one. */
class CutMailTest {
    private static final List<String> LINES =
            new String(Mails.reply(), StandardCharsets.UTF_8).lines().toList();

    @Test
    void theMailCutAfterAnyLineIsWholeOnlyIfNothingIsMissing() {
        int whole = 0;
        for (int end = 0; end <= LINES.size(); end++) {
            RecoveredPatch patch = Mails.read(String.join("\n", LINES.subList(0, end)));
            if (patch.isWhole()) {
                whole++;
                assertThat(List.of(patch.files().size(), patch.added(), patch.removed()))
                        .as("cut after line %d", end)
                        .containsExactly(4, 17, 29);
                assertThat(patch.files().get(3).hunks()).hasSize(2);
            }
        }
        // The last line of the patch, its signature of two lines, a blank line, and the archive's footer.
        assertThat(whole).isEqualTo(5);
    }

    @Test
    void theMailWithAnyLineOfThePatchLeftOutIsNotWholeOrSaysWhichLineItPutBack() {
        int first =
                LINES.indexOf("> diff --git a/arch/x86/include/asm/kvm-x86-ops.h b/arch/x86/include/asm/kvm-x86-ops.h");
        int last = LINES.lastIndexOf("> }");
        for (int out = first; out <= last; out++) {
            String line = LINES.get(out);
            boolean needed = line.startsWith("> ") || line.equals(">");
            // Without these a patch is the same patch: the names stand in the first line of each file, too.
            boolean redundant = line.matches("> (index |--- a/|\\+\\+\\+ b/).*");
            if (needed && !redundant) {
                StringBuilder mail = new StringBuilder();
                for (int i = 0; i < LINES.size(); i++) {
                    mail.append(i == out ? "" : LINES.get(i) + "\n");
                }
                RecoveredPatch patch = Mails.read(mail.toString());
                // A context line that is lost from a hunk with a remark is taken for a blank one: as ever, with a
                // warning.
                int warnings = Mails.said(patch, Diagnostic.Severity.WARNING).size();
                assertThat(patch.isWhole() && warnings < 2)
                        .as("without line %d: %s", out + 1, line)
                        .isFalse();
            }
        }
    }

    @Test
    void aPatchWithoutADiffstatIsStillHeldToItsCounts() {
        List<String> lines = Mails.DIFF.lines().toList();
        for (int end = 5; end < lines.size(); end++) {
            assertThat(Mails.sent(String.join("\n", lines.subList(0, end))).isWhole())
                    .as("cut after line %d", end)
                    .isFalse();
        }
        assertThat(Mails.sent(Mails.DIFF).isWhole()).isTrue();
    }
}
