package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Mails of a size that nobody reads are read in a heap of 512 MB, or refused by their size. */
class LargeMailTest {
    private static final String HEADER =
            "From: A Developer <developer@example.org>\nSubject: [PATCH] mm: toy: Grow\n\n";

    @TempDir
    Path folder;

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "LargestInputTest reads one that is not quoted")
    @Test
    void aQuotedMailOfAMillionLinesIsRead() throws Exception {
        assertThat(read(mail("> ", 1_000_000, "\ttoy(%d);"))).isEqualTo("1 file, 1000000 lines added, whole");
    }

    @Test
    void aLineOfFiftyMegabytesIsRead() throws Exception {
        Path mail = folder.resolve("mail.txt");
        Files.writeString(mail, HEADER + head("", 1) + "+" + "y".repeat(50_000_000) + "\n");
        assertThat(read(mail)).isEqualTo("1 file, 1 lines added, whole");
    }

    @Test
    void aMailOfAMillionLinesWithoutAPatchIsRefused() throws Exception {
        Path mail = folder.resolve("mail.txt");
        Files.writeString(mail, HEADER + "Words of no matter.\n".repeat(1_000_000));
        assertThat(read(mail)).startsWith("mail.txt:4: error: there is no patch in this mail");
    }

    @Test
    void moreLinesThanAreReadAreRefusedByTheirNumber() throws Exception {
        assertThat(read(mail("", MailReader.MOST_LINES, "%1.1s")))
                .isEqualTo("mail.txt:1: error: this has 2000009 lines, and at most 2000000 are read; give the mail that"
                        + " holds the patch alone");
    }

    /** Writes a mail with a new file of so many lines. */
    private Path mail(String quote, int lines, String format) throws IOException {
        Path mail = folder.resolve("mail.txt");
        try (BufferedWriter out = Files.newBufferedWriter(mail)) {
            out.write(HEADER + head(quote, lines));
            for (int i = 0; i < lines; i++) {
                out.write(quote + "+" + String.format(format, i) + "\n");
            }
        }
        return mail;
    }

    private static String head(String quote, int lines) {
        return (HUNK_HEAD + "@@ -0,0 +1," + lines + " @@\n").replaceAll("(?m)^(?=.)", quote);
    }

    private static final String HUNK_HEAD = """
            diff --git a/mm/toy.c b/mm/toy.c
            new file mode 100644
            index 000000000000..111111111111
            --- /dev/null
            +++ b/mm/toy.c
            """;

    private static String read(Path mail) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadMail.class.getName(),
                        mail.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    /** A program of its own, with a heap of its own. */
    static final class ReadMail {
        private ReadMail() {}

        public static void main(String[] args) throws IOException {
            Path mail = Path.of(args[0]);
            RecoveredPatch patch = RecoveredPatch.read(mail.getFileName().toString(), Files.readAllBytes(mail));
            System.out.println(patch.diagnostics().stream()
                    .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                    .map(Diagnostic::toString)
                    .findFirst()
                    .orElse(patch.files().size() + " file, " + patch.added() + " lines added, "
                            + (patch.isWhole() ? "whole" : "not whole")));
        }
    }
}
