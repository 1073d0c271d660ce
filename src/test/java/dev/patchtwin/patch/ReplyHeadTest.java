package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyHeadTest {
    private static RecoveredPatch patch(String... header) {
        String mail = "From: A Developer <developer@example.org>\n" + String.join("\n", header) + "\n\nA message.\n"
                + "---\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-int a;\n+int b;\n";
        return RecoveredPatch.read("mail", mail.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(String... header) {
        return ReplyHead.of(patch(header)).lines();
    }

    /** Reads a header again as a mail of its own. */
    private static RecoveredPatch again(List<String> lines) {
        return RecoveredPatch.read(
                "reply", (String.join("\n", lines) + "\n\nA text.\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void anAnswerHasTheSubjectAndComesAfterTheMailAndWhatThatAnswers() {
        assertThat(lines(
                        "Subject: [RFC PATCH v5 09/45] KVM: toy: Rework it",
                        "Message-ID: <1@example.org>",
                        "In-Reply-To: <0@example.org>"))
                .containsExactly(
                        "Subject: Re: [RFC PATCH v5 09/45] KVM: toy: Rework it",
                        "In-Reply-To: <1@example.org>",
                        "References: <0@example.org> <1@example.org>",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=UTF-8",
                        "Content-Transfer-Encoding: 8bit");
    }

    @Test
    void anAnswerToAnAnswerIsNoMoreThanAnAnswer() {
        assertThat(lines("Subject: Re: RE: [PATCH] toy: Rework it")).startsWith("Subject: Re: [PATCH] toy: Rework it");
    }

    @Test
    void whatTheMailDoesNotSayIsLeftOut() {
        assertThat(lines("Date: Mon, 2 Feb 2026 10:00:00 +0000"))
                .startsWith("Subject: Re: your patch", "MIME-Version: 1.0")
                .noneMatch(line -> line.contains("<"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "someone@...e.org",
                "a@b> <c@d",
                "no at",
                "a b@c",
                "a@b@c",
                "caf\u00e9@example.org",
                "@",
                "\u001b@a"
            })
    void whatCannotBeAnIdIsNoReference(String id) {
        assertThat(lines("Subject: [PATCH] a", "Message-ID: " + id))
                .noneMatch(line -> line.startsWith("In-Reply-To") || line.startsWith("References"));
    }

    @Test
    void anIdThatIsLongerThanALineIsNoReference() {
        assertThat(lines("Subject: [PATCH] a", "Message-ID: <" + "x".repeat(600) + "@example.org>"))
                .hasSize(4);
    }

    @Test
    void aLongSubjectIsFoldedAndReadsTheSame() {
        String title = "word ".repeat(60).strip();
        List<String> lines = lines("Subject: [PATCH] " + title);
        assertThat(lines).allMatch(line -> line.length() <= 78).hasSizeGreaterThan(5);
        assertThat(lines.get(1)).startsWith(" ");
        assertThat(again(lines).title().subject()).isEqualTo("[PATCH] " + title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toy: h\u00f6flich",
                "\u6f22\u5b57 \u6f22\u5b57 and \ud83d\udc27 more",
                "=?utf-8?q?already=20encoded?= h\u00e9",
            })
    void aSubjectThatIsNotAsciiIsEncodedAndReadsTheSame(String title) {
        RecoveredPatch patch = patch("Subject: [PATCH] " + title);
        List<String> lines = ReplyHead.of(patch).lines();
        assertThat(String.join("\n", lines)).matches("\\p{ASCII}*").contains("=?");
        assertThat(again(lines).title())
                .isEqualTo(new Title(
                        patch.title().text(), "PATCH", 1, patch.title().position(), true));
    }

    @Test
    void aSubjectCannotAddAHeaderOrTurnTheDirectionOfWriting() {
        List<String> lines =
                lines("Subject: [PATCH] =?utf-8?q?a=0D=0ABcc:_evil@example.org=0D=0A=0D=0Ab=E2=80=AEc=1B[2J?=");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("Subject: Re: [PATCH] a Bcc: evil@example.org b c [2J");
    }
}
