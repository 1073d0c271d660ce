package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fuzzing of mails has found: each test is named after what was wrong. */
class HostileTextTest {
    @Test
    void aLongLineThatOpensABraceEndedTheProgram() {
        RecoveredPatch patch = Mails.read("""
                diff --git a/mm/toy.c b/mm/toy.c
                --- a/mm/toy.c
                +++ b/mm/toy.c
                @@ -8 +8,2 @@
                 int a;
                +void HEAD(struct toy *toy) {
                """.replace("HEAD", "f".repeat(3000)));
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(patch.files()).hasSize(1);
    }

    @Test
    void aFileWithoutAnyNameWasTakenForOne() {
        RecoveredPatch patch = Mails.sent("Words.\n---\n" + Mails.DIFF.replace("+++ b/mm/toy.c", "+++ "));
        assertThat(patch.isWhole()).isFalse();
        assertThat(Mails.errors(patch))
                .singleElement()
                .asString()
                .contains("does not say which file is changed here; get the mail as it was sent");
    }

    @Test
    void aMessageThatQuotesAMailboxWasWrittenAsTwoMails() {
        String from = "From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001";
        RecoveredPatch patch =
                Mails.sent("Words, and then\n\n" + from + "\nSubject: no mail\n\nmore.\n---\n" + Mails.DIFF);
        assertThat(patch.message().lines()).contains(from);
        List<String> clean = CleanMail.of(patch);
        assertThat(clean).contains(">" + from).doesNotContain(from);
        byte[] bytes = (String.join("\n", clean) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(Mailbox.split(bytes)).hasSize(1);
        RecoveredPatch again = RecoveredPatch.read("clean.txt", bytes);
        assertThat(again.isWhole()).isTrue();
        assertThat(again.message().lines()).isEqualTo(patch.message().lines());
    }

    @Test
    void aPathWithALineEndInItMadeTwoErrorsOfOne() {
        RecoveredPatch patch = Mails.read("""
                diff --git "a/mm/t\\noy.c:1: error: not from us" "b/mm/t\\noy.c:1: error: not from us"
                index 1111111..2222222 100644
                GIT binary patch
                """);
        Diagnostic aboutTheFile = new Diagnostic(Diagnostic.Severity.ERROR, "mm/t\noy.c", 1, "is not there");
        assertThat(patch.diagnostics())
                .isNotEmpty()
                .allMatch(one -> one.toString().lines().count() == 1);
        assertThat(aboutTheFile).hasToString("mm/t\\u000aoy.c:1: error: is not there");
    }

    @Test
    void aWordOfMegabytesWasRepeatedInTheError() {
        RecoveredPatch patch =
                Mails.sent("Words.\n---\n" + Mails.DIFF.replace("1111111..", "1".repeat(5_000_000) + ".."));
        assertThat(Mails.errors(patch)).isNotEmpty().allMatch(error -> error.length() < 2000);
        Diagnostic longest = new Diagnostic(Diagnostic.Severity.ERROR, "m".repeat(9000), 1, "e".repeat(9000));
        assertThat(longest.toString()).hasSizeLessThan(2000);
        assertThat(Mails.errors(patch).get(0)).contains(" [...] ").endsWith("get the mail as it was sent");
    }

    @Test
    void aMessageIsOneLineThatSteersNothing() {
        assertThat(OneLine.of("a\u001b[2J\r\nb\u2028c\td")).isEqualTo("a\\u001b[2J\\u000d\\u000ab\\u2028c\td");
        assertThat(OneLine.of("\u0000".repeat(5000))).hasSize(OneLine.LONGEST).contains(" [...] ");
        String faces = "\ud83d\ude00".repeat(3000);
        for (int i = 0; i < 2; i++) {
            String some = OneLine.of("x".repeat(i) + faces + "y".repeat(i));
            assertThat(some.replace("\ud83d\ude00", "").chars().noneMatch(c -> Character.isSurrogate((char) c)))
                    .isTrue();
        }
    }
}
