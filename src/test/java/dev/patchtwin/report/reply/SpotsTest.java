package dev.patchtwin.report.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.patch.RecoveredPatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotsTest {
    private static final RecoveredPatch PATCH = ReplySamples.patch();

    private static String line(RecoveredPatch patch, Spot spot) {
        return spot.equals(Spot.MESSAGE)
                ? "the message"
                : patch.files()
                        .get(spot.file())
                        .hunks()
                        .get(spot.hunk())
                        .lines()
                        .get(spot.line())
                        .written();
    }

    private static String named(String... texts) {
        return line(PATCH, new Spots(PATCH).named(List.of(texts)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "splat toy_reclaim | +\tif (toy_call(toy))",
                "a call of toy_put() | '-\treturn 0;'",
                "before it was called toy_drop | '-\treturn 0;'",
                "toy_put() calls toy_note() now | '+\ttoy_note(toy);'",
                "toy_put() does not call toy_note_it() | '+\ttoy_note(toy);'",
                "toy_map() | the message",
                "toy_reclaims | the message",
                "nothing with a name | the message"
            })
    void whatNamesAFunctionIsAboutItsChangedLines(String text, String expected) {
        assertThat(named(text)).isEqualTo(expected.strip());
    }

    @Test
    void theFirstTextThatNamesAFunctionCountsAndAllOfThemNameThings() {
        assertThat(named("splat toy_reclaim", "toy_put() does toy_note()")).isEqualTo("+\tif (toy_call(toy))");
        assertThat(named("panic *", "toy_put() calls it", "and then toy_note_it()"))
                .isEqualTo("+\ttoy_note(toy);");
    }

    @Test
    void anAnswerStandsBelowAChangeUnlessThatIsLong() {
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            added.append("+\tint line_").append(i).append(";\n");
        }
        RecoveredPatch patch = ReplySamples.patch(ReplySamples.HEAD + "diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n"
                + "@@ -1,3 +1,33 @@\n void toy(void)\n {\n" + added + " }\n");
        Spots spots = new Spots(patch);
        assertThat(line(patch, spots.named(List.of("toy() has line_20")))).isEqualTo("+\tint line_29;");
        assertThat(line(patch, spots.named(List.of("toy() has line_10")))).isEqualTo("+\tint line_10;");
        assertThat(line(patch, spots.named(List.of("toy() is long")))).isEqualTo("+\tint line_29;");
    }

    @Test
    void anEntryOfAListIsFoundByItsName() {
        RecoveredPatch patch = ReplySamples.patch(ReplySamples.HEAD + "diff --git a/a.h b/a.h\n--- a/a.h\n+++ b/a.h\n"
                + "@@ -1,3 +1,3 @@\n TOY_OP(load)\n-TOY_OP(free_spt)\n+TOY_OP(reclaim_sp)\n TOY_OP(exit)\n");
        assertThat(line(patch, new Spots(patch).named(List.of("the hook reclaim_sp"))))
                .isEqualTo("+TOY_OP(reclaim_sp)");
    }

    @Test
    void aLineOfTheMailIsFoundAgain() {
        String mail = ReplySamples.HEAD + ReplySamples.DIFF;
        Spots spots = new Spots(PATCH);
        List<String> lines = mail.lines().toList();
        int found = 0;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            if (text.startsWith("+\t") || text.startsWith("-\t")) {
                assertThat(line(PATCH, spots.atMailLine(i + 1).orElseThrow())).isEqualTo(text);
                found++;
            }
        }
        assertThat(found).isEqualTo(6);
        assertThat(spots.atMailLine(1)).isEmpty();
        assertThat(spots.atMailLine(10_000)).isEmpty();
    }
}
