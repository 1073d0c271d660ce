package dev.patchtwin.patch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mailboxes that hold a series as the real git writes it, and what becomes of them on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesCorpusTest {
    private static final int MANY = 45;

    private Git git;

    @BeforeAll
    void makeTheCommits(@TempDir Path root) throws IOException {
        assumeTrue(Git.isThere(), "there is no git on the PATH, and the corpus is made with it");
        git = Git.init(root.resolve("series"), "A Developer");
        ToySource.nasty(git);
        git.commit("Begin");
        for (int i = 1; i <= MANY; i++) {
            git.write("lib/part" + i % 7 + ".c", "int part" + i + ";\n/* From here on */\n");
            git.commit("toy: Do step " + i + "\n\nFrom step " + i + " on, all is well.\n" + Sample.SIGNED_OFF);
        }
    }

    /** The mails of the last parts, the cover letter first. */
    private List<String> mails(int parts, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("format-patch", "--stdout", "--cover-letter", "--thread", "-n"));
        args.addAll(List.of(more));
        args.add("HEAD~" + parts);
        List<String> mails = new ArrayList<>();
        for (String mail : git.run(args.toArray(String[]::new)).split("(?m)^(?=From [0-9a-f]{40} Mon)", -1)) {
            if (!mail.isEmpty()) {
                mails.add(mail.replace("*** SUBJECT HERE ***", "toy: Step by step"));
            }
        }
        assertThat(mails).hasSize(parts + 1);
        return mails;
    }

    private static Series read(List<String> mails) {
        return Series.read("series.mbox", Kind.utf8(String.join("", mails)));
    }

    private void assertExact(Series series, int parts) throws IOException {
        assertThat(series.patches()).hasSize(parts);
        for (int i = 0; i < parts; i++) {
            int back = parts - i;
            RecoveredPatch patch = series.patches().get(i);
            assertThat(CorpusTest.bad(patch)).isEmpty();
            assertThat(patch.title().number()).isEqualTo(i + 1);
            assertThat(patch.files().stream().flatMap(file -> file.text().stream()))
                    .as("part %d", i + 1)
                    .containsExactlyElementsOf(Sample.lines(git.run("diff", "HEAD~" + back, "HEAD~" + (back - 1))));
            assertThat(patch.message().lines().get(0))
                    .isEqualTo("From step " + (MANY - parts + i + 1) + " on, all is well.");
        }
        assertThat(series.isWhole()).as("%s", series.diagnostics()).isTrue();
        assertThat(series.usable()).isEqualTo(parts);
    }

    private static List<String> said(Series series, Diagnostic.Severity severity) {
        return series.diagnostics().stream()
                .filter(d -> d.severity() == severity)
                .map(Diagnostic::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, MANY})
    void aSeriesWithItsCoverLetterIsReadInOrder(int parts) throws IOException {
        Series series = read(mails(parts));
        assertExact(series, parts);
        assertThat(series.diagnostics()).isEmpty();
        assertThat(series.cover()).isPresent();
        assertExact(read(mails(parts).subList(1, parts + 1)), parts);
    }

    @Test
    void onePatchWithItsCoverLetterIsASeriesOfOne() throws IOException {
        assertExact(read(mails(1)), 1);
    }

    @Test
    void aMailboxWithCarriageReturnsIsReadAllTheSame() throws IOException {
        assertExact(
                read(mails(3).stream().map(mail -> mail.replace("\n", "\r\n")).toList()), 3);
    }

    @Test
    void linesThatWereEscapedInTheMailboxAreRestored() throws IOException {
        assertExact(
                read(mails(3).stream()
                        .map(mail -> mail.replaceAll("\n(>*From )", "\n>$1"))
                        .toList()),
                3);
    }

    @Test
    void linesThatBeginWithFromInsideOfAMailBeginNoMail() throws IOException {
        List<String> mails = mails(3);
        mails.replaceAll(m -> m.replace("on, all is well.\n", "on, all is well.\n\nFrom me to you, 2026\nTo: be\n\n"));
        assertExact(read(mails), 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, MANY})
    void aShuffledSeriesIsSortedWithAWarningThatNamesTheNumbers(int parts) throws IOException {
        List<String> mails = mails(parts);
        Collections.shuffle(mails, new Random(7));
        Series series = read(mails);
        assertExact(series, parts);
        assertThat(said(series, Diagnostic.Severity.WARNING)).anyMatch(said -> said.contains("/" + parts));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aMissingPartIsAnErrorByItsNumber(int missing) throws IOException {
        List<String> mails = mails(3);
        mails.remove(missing);
        Series series = read(mails);
        assertThat(series.isWhole()).isFalse();
        assertThat(series.usable()).isEqualTo(missing - 1);
        assertThat(said(series, Diagnostic.Severity.ERROR))
                .anyMatch(said -> said.matches(".*\\bpart " + missing + "\\b.*missing.*"));
    }

    @Test
    void twoPartsOfFortyFiveThatAreMissingAreNamed() throws IOException {
        List<String> mails = mails(MANY);
        mails.remove(40);
        mails.remove(9);
        Series series = read(mails);
        assertThat(series.usable()).isEqualTo(8);
        assertThat(said(series, Diagnostic.Severity.ERROR))
                .anyMatch(said -> said.matches(".*\\b9\\b.*\\b40\\b.*missing.*"));
    }

    @Test
    void versionsAreNotMixed() throws IOException {
        List<String> mails = mails(3, "-v2");
        mails.set(2, mails(3, "-v3").get(2));
        Series series = read(mails);
        assertThat(series.isWhole()).isFalse();
        assertThat(series.usable()).isZero();
        assertThat(said(series, Diagnostic.Severity.ERROR))
                .anyMatch(said -> said.contains("v2") && said.contains("v3"));
    }

    @Test
    void twoWholeVersionsAreNotTakenForOneSeries() throws IOException {
        List<String> mails = mails(3, "-v2");
        mails.addAll(mails(3, "-v3"));
        Series series = read(mails);
        assertThat(series.isWhole()).isFalse();
        assertThat(said(series, Diagnostic.Severity.ERROR))
                .anyMatch(said -> said.contains("v2") && said.contains("v3"));
    }

    @Test
    void aPartThatIsThereTwiceIsAnErrorAtTheSecond() throws IOException {
        List<String> mails = mails(3);
        mails.add(2, mails.get(2).replace("int part", "long part"));
        Series series = read(mails);
        int line = 1 + Sample.lines(String.join("", mails.subList(0, 3))).size();
        assertThat(series.isWhole()).isFalse();
        assertThat(said(series, Diagnostic.Severity.ERROR))
                .anyMatch(said ->
                        said.startsWith("series.mbox:" + line + ":") && said.contains("2/3") && said.contains("twice"));
    }

    @Test
    void repliesInTheThreadAreLeftOut() throws IOException {
        List<String> mails = mails(3);
        assertExact(read(withReplies(mails)), 3);
    }

    @Test
    void repliesInAShuffledThreadAreLeftOut() throws IOException {
        List<String> mails = withReplies(mails(3));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(mails, new Random(seed));
            assertExact(read(mails), 3);
        }
    }

    /** As a thread is downloaded: to each mail a reply that quotes it, and one to that reply. */
    private static List<String> withReplies(List<String> mails) {
        List<String> thread = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            String mail = mails.get(i);
            thread.add(mail);
            String body = mail.substring(mail.indexOf("\n\n") + 2);
            String quoted = Replies.WROTE + Replies.quoted(body, "> ") + "\nWhy?\n\n";
            thread.add(reply(i, 'a', mail, quoted));
            thread.add(reply(i, 'b', mail, "B wrote:\n" + Replies.quoted(quoted, "> ") + "\nBecause.\n\n"));
            thread.add(reply(i, 'c', mail, "Reviewed-by: C Reviewer <c@example.org>\n\n"));
        }
        return thread;
    }

    private static String reply(int part, char who, String mail, String text) {
        String subject = mail.substring(mail.indexOf("Subject: ") + 9);
        return "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: R <" + who + "@example.org>\nSubject: Re: "
                + subject.substring(0, subject.indexOf('\n')) + "\nDate: Tue, 3 Feb 2026 12:00:00 +0000\nMessage-ID: <"
                + part + who + "@example.org>\nIn-Reply-To: <" + part + "@example.org>\n\n" + text;
    }

    @Test
    void aThreadWithACoverLetterThatHasADiffstatOnlyIsNoPatch() throws IOException {
        List<String> mails = mails(3);
        assertThat(mails.get(0)).contains("changed, ");
        assertThat(read(mails.subList(0, 1)).isWhole()).isFalse();
    }
}
