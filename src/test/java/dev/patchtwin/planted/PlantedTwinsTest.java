package dev.patchtwin.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.InputException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checker of the checker: twins that are built to be equivalent, or to differ in one place, are given to everything that
 * compares, and whatever that says is held against what was built.
 *
 * <p>{@code -Dplanted.twins=10000} makes more of them and says what came of it, {@code -Dplanted.seed=N} makes others, {@code
 * -Dplanted.only=N} only one, and {@code -Dplanted.first=N} begins with another one than the first.
 */
class PlantedTwinsTest {
    /** How many are asked for; when nobody asks, each test takes a slice, so many of each kind. */
    private static final int TWINS = Integer.getInteger("planted.twins", 0);

    private static final int OF_EACH_KIND = 6;
    private static final int CHECKED_OF_EACH_KIND = 2;
    private static final long SEED = Long.getLong("planted.seed", 1);
    private static final int ONLY = Integer.getInteger("planted.only", -1);
    private static final int FIRST = Integer.getInteger("planted.first", 0);
    private static final int MOST_SHOWN = 20;
    private static final int MANY = 500;

    @TempDir
    Path root;

    @Test
    void exploringFuzzingAndShrinkingAgreeWithWhatWasPlanted() throws IOException {
        assertThatAllAgree("exploring, fuzzing, shrinking", OF_EACH_KIND, (score, plan) -> {
            ExploreJudge.judge(new Engine(), score, plan);
            FuzzJudge.judge(new Engine(), score, plan);
        });
    }

    @Test
    void checksCampaignsAndRevisionsAgreeWithWhatWasPlanted() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(new Slots.Loader(root, usual));
            assertThatAllAgree(
                    "checks, campaigns, revisions",
                    CHECKED_OF_EACH_KIND,
                    (score, plan) -> CommandJudge.judge(score, root, plan));
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    /** Holds something against a plan. */
    @FunctionalInterface
    private interface Judge {
        void judge(Score score, Plan plan) throws IOException, InputException;
    }

    private static void assertThatAllAgree(String what, int ofEachKind, Judge judge) {
        Score score = new Score();
        int twins = TWINS > 0 ? TWINS : ofEachKind * Kind.values().length;
        int end = ONLY < 0 ? twins : ONLY + 1;
        for (int number = ONLY < 0 ? FIRST : ONLY; number < end; number++) {
            judge(judge, score, Sower.plan(SEED, number));
            if ((number + 1) % MANY == 0) {
                // A long run says how far it is, and what it has found by then.
                show(System.out, what, score);
                first(score.disagreements()).forEach(System.out::println);
            }
        }
        if (TWINS > 0) {
            show(System.out, what, score);
        }
        assertThat(first(score.disagreements())).as("of seed %d", SEED).isEmpty();
    }

    private static void judge(Judge judge, Score score, Plan plan) {
        score.count("twins");
        score.count("twins: " + plan.kind());
        score.count("twins with " + plan.shape().pages() + " pages");
        try {
            judge.judge(score, plan);
        } catch (IOException | InputException | RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            score.require(false, plan, "judging", "a result", trace);
        }
    }

    private static void show(PrintStream out, String what, Score score) {
        out.println("Planted twins, seed " + SEED + ", " + what + ":");
        out.print(score.text());
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(all.size(), MOST_SHOWN));
    }
}
