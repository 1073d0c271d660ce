package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One defect, one file, one error that names the place and says what to do. */
class BadMailTest {
    private static final String NOTHING = "there is no patch in this mail: no line begins with 'diff --git', quoted or not;"
            + " give the mail that holds the patch, as plain text, and a patch that git made";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            empty                    | 1  | the file is empty; give the mail that holds the patch
            no-patch                 | 6  | NOTHING
            not-made-by-git          | 4  | NOTHING
            html-only                | 1  | NOTHING
            file-line-without-names  | 4  | no file is changed here that can be recognised; make the patch with 'git format-patch'
            truncated-hunk           | 12 | hunk 1 of mm/toy.c should have 5 old and 5 new lines and has 3 and 3: the mail is cut off or was edited; get the whole mail
            counts-do-not-fit        | 12 | hunk 1 of mm/toy.c should have 4 old and 7 new lines and has 4 and 4: the mail is cut off or was edited; get the whole mail
            surplus-changed-line     | 18 | hunk 1 of mm/toy.c has more lines than its @@ line says: the @@ line or the text was edited; get the mail as it was sent
            surplus-context-line     | 18 | hunk 1 of mm/toy.c has more lines than its @@ line says: the @@ line or the text was edited; get the mail as it was sent
            binary-file              | 5  | mm/toy.png is changed as a binary file, which cannot be modelled; leave it out
            git-binary-patch         | 5  | mm/toy.png is changed as a binary file, which cannot be modelled; leave it out
            diffstat-says-more       | 9  | the mail says '1 file changed, 2 insertions(+), 2 deletions(-)', and recovered were 1 files, 1 insertions, 1 deletions: part of the patch is missing; get the whole mail
            broken-blob-id           | 9  | 'index 1111111..222222g 100644' is not what git writes, such as 'index 57eb1f48..c17cedc4 100644' or 'new file mode 100644'; get the mail as it was sent
            two-names-for-a-file     | 5  | does not say which file is changed here; get the mail as it was sent
            broken-mode              | 6  | 'deleted file mode 1%0644' is not what git writes, such as 'index 57eb1f48..c17cedc4 100644' or 'new file mode 100644'; get the mail as it was sent
            cut-beside-a-remark      | 12 | hunk 1 of mm/toy.c should have 5 old and 5 new lines and has 4 and 4: the mail is cut off or was edited; get the whole mail
            file-line-missing        | 12 | another file begins here, and the line 'diff --git' above it is missing; get the mail as it was sent
            two-mails                | 15 | a second mail begins here, and one is read; split the mailbox with 'git mailsplit'
            """)
    void everyDefectIsOneErrorWithItsPlaceAndAWayOut(String defect, int line, String message) {
        String file = defect + ".txt";
        RecoveredPatch patch = Mails.resource(file);
        assertThat(Mails.errors(patch))
                .containsExactly(file + ":" + line + ": error: " + message.replace("NOTHING", NOTHING));
        assertThat(patch.isWhole()).isFalse();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedByItsSize() {
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", new byte[MailReader.MOST_BYTES + 1]);
        assertThat(Mails.errors(patch))
                .containsExactly("mail.txt:1: error: the file has 67108865 bytes, and at most 67108864 are read; give one"
                        + " mail, not a mailbox");
    }

    @Test
    void anyBytesAreAnErrorAndNeverAnException() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            assertThat(RecoveredPatch.read("mail.txt", bytes).isWhole()).as("sample %d", i).isFalse();
        }
    }

    @Test
    void aMailWithBytesChangedAnywhereIsNeverAnException() {
        Random random = new Random(2);
        byte[] good = Mails.reply();
        for (int i = 0; i < 600; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) "\n >@-+{}(;=:\0\u00ff".charAt(random.nextInt(14));
            }
            RecoveredPatch patch = RecoveredPatch.read("mail.txt", bytes);
            assertThat(patch.diagnostics()).as("sample %d", i).isNotEmpty();
            assertThat(patch.diagnostics()).allMatch(d -> d.line() >= 1 && d.line() <= 260);
        }
    }

    @Test
    void aHunkThatClaimsMoreLinesThanANumberHoldsIsOnlyTooShort() {
        RecoveredPatch patch = Mails.sent(Mails.DIFF.replace("-10,4", "-10,99999999999999999999"));
        assertThat(Mails.errors(patch)).singleElement().asString().contains("mail.txt:8: error: hunk 1 of mm/toy.c should");
    }

    @Test
    void linesOfAnyLengthAreRead() {
        String code = "+static int " + "a ".repeat(200_000) + "(((" + "b".repeat(200_000) + "\n";
        RecoveredPatch patch = Mails.sent(
                "On 1 " + "x,".repeat(200_000) + "\n" + Mails.DIFF.replace("+\ttoy_call(toy);\n", code));
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(patch.files().get(0).hunks().get(0).lines().get(3).text()).hasSize(code.length() - 2);
    }
}
