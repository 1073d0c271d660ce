package dev.patchtwin.report.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotingTest {
    private static final int SEED = 45;

    private static Answer answer(int file, int hunk, int line) {
        return new Answer(new Spot(file, hunk, line), List.of("An answer."));
    }

    private static String quote(RecoveredPatch patch, Answer... answers) {
        return String.join("\n", Quoting.of(patch, List.of(answers)));
    }

    /** Two files of two hunks with 40 lines each. */
    private static RecoveredPatch large() {
        StringBuilder diff = new StringBuilder();
        for (String file : List.of("a.c", "b.c")) {
            diff.append("diff --git a/" + file + " b/" + file + "\n--- a/" + file + "\n+++ b/" + file + "\n");
            for (int hunk = 0; hunk < 2; hunk++) {
                int start = 1 + 100 * hunk;
                diff.append("@@ -" + start + ",40 +" + start + ",40 @@\n");
                for (int i = 0; i < 39; i++) {
                    diff.append(" " + file + " line " + hunk + "." + i + "\n");
                }
                diff.append("-old\n+new\n");
            }
        }
        return ReplySamples.patch(ReplySamples.HEAD + diff);
    }

    @Test
    void whatNobodyAnswersIsNotQuoted() {
        assertThat(quote(ReplySamples.patch())).isEmpty();
    }

    @Test
    void theMessageIsQuotedForWhatIsAboutThePatch() {
        assertThat(quote(ReplySamples.patch(), new Answer(Spot.MESSAGE, List.of("An answer."))))
                .isEqualTo("""
                > A page that cannot be reclaimed is leaked; do not warn about it.
                >
                > Signed-off-by: A Developer <developer@example.org>

                An answer.""");
    }

    @Test
    void withoutAMessageTheAnswerComesFirst() {
        RecoveredPatch patch = ReplySamples.patch("Subject: [PATCH] a\n\n" + ReplySamples.DIFF);
        assertThat(quote(patch, new Answer(Spot.MESSAGE, List.of("An answer."))))
                .isEqualTo("An answer.");
    }

    @Test
    void betweenTwoAnswersOnlyWhatLeadsToTheSecondIsQuoted() {
        assertThat(quote(large(), answer(0, 0, 3), answer(0, 1, 40), answer(1, 1, 1)))
                .isEqualTo("""
                > [...]
                > diff --git a/a.c b/a.c
                > --- a/a.c
                > +++ b/a.c
                > @@ -1,40 +1,40 @@
                >  a.c line 0.0
                >  a.c line 0.1
                >  a.c line 0.2
                >  a.c line 0.3

                An answer.

                > [...]
                > @@ -101,40 +101,40 @@
                > [...]
                >  a.c line 1.29
                >  a.c line 1.30
                >  a.c line 1.31
                >  a.c line 1.32
                >  a.c line 1.33
                >  a.c line 1.34
                >  a.c line 1.35
                >  a.c line 1.36
                >  a.c line 1.37
                >  a.c line 1.38
                > -old
                > +new

                An answer.

                > diff --git a/b.c b/b.c
                > --- a/b.c
                > +++ b/b.c
                > [...]
                > @@ -101,40 +101,40 @@
                >  b.c line 1.0
                >  b.c line 1.1

                An answer.""");
    }

    @Test
    void severalAnswersAtOnePlaceFollowEachOther() {
        assertThat(quote(large(), answer(0, 0, 0), answer(0, 0, 0))).endsWith("""
                >  a.c line 0.0

                An answer.

                An answer.""");
    }

    @Test
    void aPlaceThatThePatchDoesNotHaveIsAMistake() {
        assertThatThrownBy(() -> quote(large(), answer(0, 0, 41))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever is answered: each answer stands once, below its line, and the lines that are quoted are in their order. */
    @Test
    void everyAnswerStandsBelowItsLine() {
        RecoveredPatch patch = large();
        List<String> written = new ArrayList<>(patch.message().lines());
        for (PatchFile file : patch.files()) {
            written.addAll(file.text());
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            List<Answer> answers = random.ints(1 + random.nextInt(6), 0, 160)
                    .sorted()
                    .mapToObj(n -> new Answer(new Spot(n / 80, n / 40 % 2, n % 40), List.of("answer " + n)))
                    .toList();
            List<String> text = Quoting.of(patch, answers);
            assertThat(text.stream().filter(line -> line.startsWith("answer ")))
                    .as("case %d of seed %d", i, SEED)
                    .containsExactlyElementsOf(
                            answers.stream().map(a -> a.lines().get(0)).toList());
            for (Answer answer : answers) {
                int at = text.indexOf(answer.lines().get(0));
                while (!text.get(at).startsWith(">")) {
                    at--;
                }
                assertThat(text.get(at))
                        .as("case %d of seed %d", i, SEED)
                        .isEqualTo("> " + line(patch, answer.spot()).written());
            }
            List<String> quoted = text.stream()
                    .filter(line -> line.startsWith("> ") && !line.equals("> [...]"))
                    .map(line -> line.substring(2))
                    .toList();
            assertThat(written).as("case %d of seed %d", i, SEED).containsSubsequence(quoted);
        }
    }

    private static Hunk.HunkLine line(RecoveredPatch patch, Spot spot) {
        return patch.files().get(spot.file()).hunks().get(spot.hunk()).lines().get(spot.line());
    }
}
