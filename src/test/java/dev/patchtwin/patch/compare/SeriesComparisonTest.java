package dev.patchtwin.patch.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.HunkNature;
import dev.patchtwin.patch.compare.PatchComparison.HunkCount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesComparisonTest {
    private static final String FILE = """
            diff --git a/mm/toy.c b/mm/toy.c
            --- a/mm/toy.c
            +++ b/mm/toy.c
            """;

    /** A hunk that changes a line of a function. */
    private static String hunk(int line, String function, String now) {
        return "@@ -" + line + ",5 +" + line + ",5 @@\n void " + function + "(struct toy *toy)\n {\n-\told(toy);\n+\t"
                + now + "\n \trest(toy);\n }\n";
    }

    private static RecoveredPatch patch(String title, String diff) {
        String mail = "From: A Developer <developer@example.org>\nSubject: [PATCH] " + title + "\n\nWords.\n---\n"
                + diff + "-- \n2.43.0\n";
        RecoveredPatch patch = RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.UTF_8));
        assertThat(patch.isWhole()).as(patch.diagnostics().toString()).isTrue();
        return patch;
    }

    private static PatchComparison compare(String before, String after) {
        return SeriesComparison.of(
                        List.of(patch("mm: toy: One", FILE + before)), List.of(patch("mm: toy: One", FILE + after)))
                .pairs()
                .get(0)
                .comparison()
                .orElseThrow();
    }

    @Test
    void hunksAreCountedByWhatTheyChangeWhereverTheyStand() {
        PatchComparison result = compare(
                hunk(10, "a", "one(toy);") + hunk(30, "b", "two(toy);") + hunk(50, "c", "three(toy);"),
                hunk(12, "a", "one(toy);") + hunk(32, "b", "other(toy);"));
        assertThat(result.hunks()).isEqualTo(new HunkCount(1, 1, 1, 0));
        assertThat(result.code().stream().map(CodeDifference::names)).containsExactly(List.of("b"), List.of("c"));
    }

    @Test
    void theSameChangeInAnotherFunctionIsADifference() {
        PatchComparison result = compare(hunk(10, "a", "one(toy);"), hunk(10, "b", "one(toy);"));
        assertThat(result.doesTheSame()).isFalse();
        assertThat(result.code().get(0).names()).containsExactly("a", "b");
    }

    @Test
    void aCommentOrWhiteSpaceThatDiffersMakesNoDifferenceToTheCompilerAndAStringDoes() {
        assertThat(nature("f(toy); /* so */", "f(toy); /* thus */")).isEqualTo(HunkNature.COMMENTS);
        assertThat(nature("f(toy, 1);", "f(toy,  1);")).isEqualTo(HunkNature.WHITE_SPACE);
        assertThat(nature("f(\"a b\");", "f(\"a  b\");")).isEqualTo(HunkNature.SEMANTIC);
        assertThat(nature("f(a + +b);", "f(a ++b);")).isEqualTo(HunkNature.SEMANTIC);
    }

    private static HunkNature nature(String before, String after) {
        return compare(hunk(10, "a", before), hunk(10, "a", after))
                .code()
                .get(0)
                .nature();
    }

    @Test
    void whiteSpaceMattersWhereALanguageIsNotKnown() {
        String old = "diff --git a/Makefile b/Makefile\n--- a/Makefile\n+++ b/Makefile\n@@ -1,1 +1,1 @@\n-a\n+b:\n";
        SeriesComparison result = SeriesComparison.of(
                List.of(patch("kbuild: One", old)), List.of(patch("kbuild: One", old.replace("+b:", "+ b:"))));
        assertThat(result.doesTheSame()).isFalse();
    }

    /** Each patch of its own title and function; the second version is shuffled, and some have other titles. */
    @Test
    void patchesFindTheirPartnersInAnyOrderAndUnderOtherTitles() {
        long seed = 20260202;
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            List<RecoveredPatch> before = new ArrayList<>();
            List<RecoveredPatch> after = new ArrayList<>();
            List<Integer> order = new ArrayList<>();
            for (int p = 0; p < 6; p++) {
                before.add(numbered("title " + p, p));
                order.add(p);
            }
            Collections.shuffle(order, random);
            for (int p : order) {
                after.add(numbered((random.nextBoolean() ? "title " : "other ") + p, p));
            }
            for (SeriesComparison.Pair pair : SeriesComparison.of(before, after).pairs()) {
                assertThat(pair.before()).as("seed %d, case %d", seed, i).isEqualTo(order.get(pair.after()));
                assertThat(pair.comparison().orElseThrow().doesTheSame())
                        .as("seed %d, case %d", seed, i)
                        .isTrue();
            }
        }
    }

    private static RecoveredPatch numbered(String title, int number) {
        return patch("mm: toy: " + title, FILE + hunk(10 * number + 10, "f" + number, "call" + number + "(toy);"));
    }
}
