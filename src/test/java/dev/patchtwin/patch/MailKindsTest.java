package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The kinds of mail that a patch comes in. */
class MailKindsTest {
    private static final String HEADER = """
            From: A Developer <developer@example.org>
            Date: Mon, 2 Feb 2026 10:00:00 +0000
            Subject: [PATCH] mm: toy: Leak quietly
            Message-ID: <1@example.org>
            In-Reply-To: <0@example.org>
            """;

    @Test
    void aMailboxEntryFromGitIsReadWithoutARepair() {
        String mail = "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n" + HEADER
                + "\nQuietly.\n---\n mm/toy.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n" + Mails.DIFF
                + "-- \n2.43.0\n";
        RecoveredPatch patch = assertToy(mail);
        assertThat(patch.diagnostics()).isEmpty();
        assertThat(patch.author()).isEqualTo("A Developer <developer@example.org>");
        assertThat(patch.date()).isEqualTo("Mon, 2 Feb 2026 10:00:00 +0000");
        assertThat(patch.messageId()).isEqualTo("1@example.org");
        assertThat(patch.inReplyTo()).isEqualTo("0@example.org");
    }

    @Test
    void aDiffWithoutAMailIsAPatchWithoutATitle() {
        String mail = "KVM: x86: not a header\n\n" + Mails.DIFF;
        RecoveredPatch patch = assertToy(mail);
        assertThat(patch.title().text()).isEmpty();
        assertThat(patch.author()).isEmpty();
        assertThat(patch.diagnostics()).isEmpty();
    }

    @Test
    void linesMayEndInCarriageReturns() {
        assertToy((HEADER + "\n" + Mails.DIFF).replace("\n", "\r\n"));
    }

    @Test
    void aSenderOfSomeoneElsesPatchNamesItsAuthorInTheFirstLine() {
        RecoveredPatch patch = Mails.read(HEADER + "\nFrom: Somebody Else <else@example.org>\n\nWhy.\n" + Mails.DIFF);
        assertThat(patch.author()).isEqualTo("Somebody Else <else@example.org>");
    }

    @Test
    void encodedWordsAndRawUtf8InTheHeaderAreDecoded() {
        RecoveredPatch encoded = Mails.read("From: =?UTF-8?Q?J=C3=BCrgen?= <j@example.org>\n"
                + "Subject: =?UTF-8?B?W1BBVENIXSBtbTogdG95OiA=?=\n =?UTF-8?Q?na=C3=AFve?=\n\n" + Mails.DIFF);
        assertThat(encoded.title().text()).isEqualTo("mm: toy: naïve");
        assertThat(encoded.author()).isEqualTo("Jürgen <j@example.org>");
        RecoveredPatch raw = Mails.read("From: Jürgen <j@example.org>\nSubject: [PATCH] naïve\n\n" + Mails.DIFF);
        assertThat(raw.title().text()).isEqualTo("naïve");
        assertThat(raw.author()).isEqualTo("Jürgen <j@example.org>");
    }

    @Test
    void theTextIsInTheCharsetThatTheMailNames() {
        String mail = HEADER + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
                + Mails.DIFF.replace("+\ttoy_call(toy);", "+\ttoy_call(toy); /* naïve */");
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(lines(patch)).contains("+\ttoy_call(toy); /* naïve */");
    }

    @Test
    void quotedPrintableIsDecodedAndPlacesAreThoseOfTheFile() {
        String body = "A long line that goes on=\n and on=\n and on.\n"
                + Mails.DIFF.replace("=", "=3D").replace("\t", "=09");
        String mail = HEADER + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n" + body;
        assertToy(mail);
    }

    @Test
    void base64IsDecodedAndSaysThatPlacesAreNotExact() {
        String body = Base64.getMimeEncoder().encodeToString(Mails.DIFF.getBytes(StandardCharsets.UTF_8));
        RecoveredPatch patch = Mails.read(HEADER + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: base64\n\n" + body);
        assertThat(lines(patch)).contains("-\tWARN_ON(toy_call(toy));");
        assertThat(Mails.said(patch, Diagnostic.Severity.INFO))
                .containsExactly(
                        "mail.txt:10: note: the text is in base64: places in it are given as the line where it begins");
    }

    @Test
    void ofAMultipartMailThePlainPartCountsAndNotTheSameInHtml() {
        assertToy(HEADER + "MIME-Version: 1.0\n"
                + "Content-Type: multipart/alternative; boundary=\"b\"\n\npreamble\n--b\n"
                + "Content-Type: text/plain; charset=utf-8\n\nHello.\n" + Mails.DIFF + "--b\n"
                + "Content-Type: text/html; charset=utf-8\n\n" + Mails.DIFF + "--b--\n");
    }

    @Test
    void aPatchMayBeAttached() {
        String mail = HEADER + "MIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the attachment.\n--b\n"
                + "Content-Type: application/octet-stream\n"
                + "Content-Disposition: attachment; filename=\"0001-toy.patch\"\n\n" + Mails.DIFF + "--b--\n";
        assertToy(mail);
    }

    @Test
    void aMailMayBeForwardedAsAnAttachment() {
        assertToy(HEADER + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: message/rfc822\n\n" + HEADER + "\nWhy.\n" + Mails.DIFF + "--b--\n");
    }

    @Test
    void anUnknownCharsetIsReadAsUtf8() {
        assertToy(HEADER + "Content-Type: text/plain; charset=no-such-thing\n\n" + Mails.DIFF);
    }

    @Test
    void anArchivesFooterIsNoRemark() {
        String quoted = Mails.DIFF.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        RecoveredPatch patch = Mails.read("[list]\n" + HEADER + "\n" + quoted + "\nFine.\n\nPowered by a list\n\n");
        assertThat(patch.remarks()).extracting(Remark::text).containsExactly("Fine.");
    }

    @Test
    void flowedTextIsPutTogetherAgain() {
        String flowed =
                Mails.DIFF.replaceAll("(?m)^ ", "  ").replace("@@ static int toy_map", "@@ static int \ntoy_map");
        RecoveredPatch patch = Mails.read(
                HEADER + "MIME-Version: 1.0\n" + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + flowed);
        assertThat(lines(patch)).containsExactlyElementsOf(lines(Mails.sent(Mails.DIFF)));
        assertThat(patch.files().get(0).hunks().get(0).heading()).isEqualTo("static int toy_map(struct toy *toy)");
        assertThat(patch.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("mail.txt:9: note: the text was sent with format=flowed: put the lines together again"
                        + " that were broken");
    }

    @Test
    void textThatIsOnlySaidToBeFlowedIsReadAsItIs() {
        String mail = HEADER + "MIME-Version: 1.0\n"
                + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
                + Mails.DIFF.replace(" }\n", " \n }\n").replace("-10,4 +10,4", "-10,5 +10,5");
        RecoveredPatch patch = Mails.read(mail);
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(lines(patch)).endsWith("+\ttoy_call(toy);", " ", " }");
    }

    @Test
    void aPatchIsFoundAtAnyQuoteDepthAndWhatIsShallowerIsARemark() {
        String quoted = Mails.DIFF.lines().map(line -> "> > " + line).collect(Collectors.joining("\n"));
        RecoveredPatch patch = Mails.read(HEADER + "\nOn Tue, Feb 03, 2026, A Reviewer wrote:\n"
                + "> On Mon, Feb 02, 2026, A Developer\n> <developer@example.org> wrote:\n"
                + quoted.replace("> > +", "> Why warn?\n\nNobody reads it.\n\n> > +")
                + "\n\nReviewed-by: A Maintainer <maintainer@example.org>\n\n-- \nA. M.\n");
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(patch.author()).isEqualTo("A Developer");
        assertThat(patch.date()).isEqualTo("Mon, Feb 02, 2026");
        assertThat(patch.remarks())
                .containsExactly(
                        new Remark("mm/toy.c", 0, 0, 13, "> Why warn?\n\nNobody reads it."),
                        new Remark("mm/toy.c", 1, 3, 22, "> Why warn?\n\nNobody reads it."),
                        new Remark("mm/toy.c", 1, 5, 29, "Reviewed-by: A Maintainer <maintainer@example.org>"));
    }

    @Test
    void withoutAnAttributionTheAuthorIsWhoSignedOffFirst() {
        String quoted = ("Signed-off-by: A Developer <developer@example.org>\nSigned-off-by: B <b@example.org>\n---\n"
                        + Mails.DIFF)
                .lines()
                .map(line -> "> " + line)
                .collect(Collectors.joining("\n"));
        assertThat(Mails.read(HEADER + "\n" + quoted).author()).isEqualTo("A Developer");
    }

    @Test
    void filesAreAddedDeletedRenamedAndLoseTheirLastLineEnd() {
        RecoveredPatch patch = Mails.sent("""
                diff --git a/new.c b/new.c
                new file mode 100644
                index 0000000..1111111
                --- /dev/null
                +++ b/new.c
                @@ -0,0 +1 @@
                +int a;
                \\ No newline at end of file
                diff --git a/gone.c b/gone.c
                deleted file mode 100644
                index 1111111..0000000
                --- a/gone.c
                +++ /dev/null
                @@ -1 +0,0 @@
                -int a;
                diff --git a/old name.c b/new name.c
                similarity index 100%
                rename from old name.c
                rename to new name.c
                diff --git "a/m\\303\\274.c" "b/m\\303\\274.c"
                index 1111111..2222222 100644
                --- "a/m\\303\\274.c"
                +++ "b/m\\303\\274.c"
                @@ -1 +1 @@
                -int a;
                \\ No newline at end of file
                +int a;
                """);
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(patch.files())
                .extracting(
                        PatchFile::oldPath,
                        PatchFile::newPath,
                        PatchFile::change,
                        file -> file.hunks().size())
                .containsExactly(
                        tuple("new.c", "new.c", PatchFile.Change.ADD, 1),
                        tuple("gone.c", "gone.c", PatchFile.Change.DELETE, 1),
                        tuple("old name.c", "new name.c", PatchFile.Change.RENAME, 0),
                        tuple("mü.c", "mü.c", PatchFile.Change.MODIFY, 1));
        assertThat(patch.added()).isEqualTo(2);
        assertThat(patch.removed()).isEqualTo(2);
    }

    @Test
    void textAfterThePatchIsNoPartOfIt() {
        assertToy(HEADER + "\n" + Mails.DIFF + "-- \n2.43.0\n\n- a list\n+ of things\n");
        assertToy(HEADER + "\n" + Mails.DIFF + "\nbase-commit: 0123456\n");
    }

    @Test
    void aBlankContextLineThatLostItsBlankIsOneStill() {
        RecoveredPatch patch = Mails.sent(Mails.DIFF.replace("-10,4 +10,4", "-10,5 +10,5") + "\n");
        assertThat(patch.diagnostics()).isEmpty();
        assertThat(lines(patch)).endsWith(" ");
    }

    /** The patch of {@link Mails#DIFF} and nothing else, and the removed line's place is that in the mail. */
    private static RecoveredPatch assertToy(String mail) {
        RecoveredPatch patch = Mails.read(mail);
        List<String> raw = mail.lines().toList();
        int removedLine = 1;
        while (!raw.get(removedLine - 1).contains("WARN_ON")) {
            removedLine++;
        }
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(patch.files()).extracting(PatchFile::newPath).containsExactly("mm/toy.c");
        assertThat(lines(patch))
                .containsExactly(
                        " static void toy_reclaim(struct toy *toy)",
                        " {",
                        "-\tWARN_ON(toy_call(toy));",
                        "+\ttoy_call(toy);",
                        " }");
        assertThat(patch.files().get(0).hunks().get(0).lines().get(2).mailLine())
                .isEqualTo(removedLine);
        return patch;
    }

    private static List<String> lines(RecoveredPatch patch) {
        return patch.files().stream()
                .flatMap(file -> file.hunks().stream())
                .flatMap(hunk -> hunk.lines().stream())
                .map(line -> mark(line.kind()) + line.text())
                .toList();
    }

    private static String mark(Hunk.Kind kind) {
        return switch (kind) {
            case CONTEXT -> " ";
            case ADDED -> "+";
            case REMOVED -> "-";
        };
    }
}
