package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One defect, one file, one error that names the place and says what to do. */
class BadMailTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/patch/errors.csv", delimiter = '|', quoteCharacter = '"')
    void everyDefectIsOneErrorWithItsPlaceAndAWayOut(String defect, int line, String message) {
        String file = defect + ".txt";
        RecoveredPatch patch = Mails.resource(file);
        assertThat(Mails.errors(patch)).containsExactly(file + ":" + line + ": error: " + message);
        assertThat(patch.isWhole()).isFalse();
    }

    @Test
    void everyBrokenMailIsTested() throws IOException {
        Path folder = Path.of("src/test/resources/patch");
        Set<String> tested = new TreeSet<>();
        for (String row : Files.readAllLines(folder.resolve("errors.csv"))) {
            tested.add(row.substring(0, row.indexOf('|')).strip() + ".txt");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")))
                    .containsExactlyInAnyOrderElementsOf(tested);
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedByItsSize() {
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", new byte[MailReader.MOST_BYTES + 1]);
        assertThat(Mails.errors(patch))
                .containsExactly(
                        "mail.txt:1: error: the file has 67108865 bytes, and at most 67108864 are read; give the"
                                + " mails that hold the patch alone");
    }

    @Test
    void anyBytesAreAnErrorAndNeverAnException() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            assertThat(RecoveredPatch.read("mail.txt", bytes).isWhole())
                    .as("sample %d", i)
                    .isFalse();
        }
    }

    @Test
    void aMailWithBytesChangedAnywhereIsNeverAnException() {
        Random random = new Random(2);
        byte[] good = Mails.reply();
        for (int i = 0; i < 250; i++) {
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
        assertThat(Mails.errors(patch))
                .singleElement()
                .asString()
                .contains("mail.txt:8: error: hunk 1 of mm/toy.c should");
    }

    @Test
    void linesOfAnyLengthAreRead() {
        String code = "+static int " + "a ".repeat(200_000) + "(((" + "b".repeat(200_000) + "\n";
        RecoveredPatch patch =
                Mails.sent("On 1 " + "x,".repeat(200_000) + "\n" + Mails.DIFF.replace("+\ttoy_call(toy);\n", code));
        assertThat(Mails.errors(patch)).isEmpty();
        assertThat(patch.files().get(0).hunks().get(0).lines().get(3).text()).hasSize(code.length() - 2);
    }
}
