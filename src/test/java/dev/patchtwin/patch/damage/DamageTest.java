package dev.patchtwin.patch.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.patchtwin.patch.RecoveredPatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Patches that were damaged on their way are recovered to the byte, or refused, or it is said where they may be wrong.
 *
 * <p>{@code -Ddamage.seed=} takes another seed, {@code -Ddamage.first=} and {@code -Ddamage.cases=} other cases; a case is
 * the same whatever the others are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageTest {
    private static final long SEED = Long.getLong("damage.seed", 20260202);
    private static final int FIRST = Integer.getInteger("damage.first", 0);
    private static final int CASES = Integer.getInteger("damage.cases", 12_000);
    private static final int BATCH = 500;
    private static final int PATIENCE_SECONDS = 120;
    private static final int SHOWN = 3;
    private static final int TABLE = 60;
    private static final double LEAST_SHARE_WITHOUT_TABS = 0.5;

    private static final Set<Verdict> GOOD = EnumSet.of(Verdict.EXACT, Verdict.HEALED, Verdict.HEALED_PROVEN);

    private final List<Outcome> outcomes = new ArrayList<>();

    /** What became of a case, without the tree and with it. */
    private record Outcome(
            int number, Set<Damage> damages, boolean indexed, boolean tidy, Verdict alone, Verdict held) {
        static Outcome of(Case one, Verdict alone, Verdict held) {
            Change change = one.change();
            return new Outcome(one.number(), one.mail().damages(), change.indexed(), change.tidy(), alone, held);
        }

        boolean isOnly(Damage... damage) {
            return damages.equals(damage.length == 0 ? EnumSet.noneOf(Damage.class) : EnumSet.of(damage[0], damage));
        }
    }

    @BeforeAll
    void runTheCases() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2, DamageTest::daemon);
        try {
            List<Future<List<Outcome>>> batches = new ArrayList<>();
            int[] inHand = new int[CASES / BATCH + 1];
            for (int from = 0; from < CASES; from += BATCH) {
                int batch = from / BATCH;
                int first = FIRST + from;
                int end = FIRST + Math.min(CASES, from + BATCH);
                Callable<List<Outcome>> task = () -> batch(first, end, batch, inHand);
                batches.add(workers.submit(task));
            }
            for (int i = 0; i < batches.size(); i++) {
                outcomes.addAll(get(batches.get(i), i, inHand));
            }
        } finally {
            workers.shutdownNow();
        }
        System.out.println(statistics());
    }

    /** A case that does not end must not keep the others from being reported. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "damage");
        thread.setDaemon(true);
        return thread;
    }

    private static List<Outcome> get(Future<List<Outcome>> batch, int number, int[] inHand) throws Exception {
        try {
            return batch.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "seed " + SEED + ", case " + inHand[number] + " does not end in " + PATIENCE_SECONDS + " s", e);
        }
    }

    private static List<Outcome> batch(int first, int end, int batch, int[] inHand) {
        List<Outcome> done = new ArrayList<>();
        for (int number = first; number < end; number++) {
            inHand[batch] = number;
            done.add(run(number));
        }
        return done;
    }

    private static Outcome run(int number) {
        Case one = Case.of(SEED, number);
        try {
            RecoveredPatch patch = one.read();
            Judge judge = new Judge(one.change(), one.mail());
            Verdict alone = judge.alone(patch);
            return Outcome.of(one, alone, judge.held(one.held(patch)));
        } catch (Exception | StackOverflowError e) {
            return Outcome.of(one, Verdict.THROWN, Verdict.THROWN);
        }
    }

    private String statistics() {
        StringBuilder text = new StringBuilder("damage: seed " + SEED + ", " + outcomes.size() + " cases\n");
        text.append("damage: without the tree ")
                .append(count(outcomes.stream().map(Outcome::alone).toList()))
                .append('\n');
        text.append("damage: with the tree    ")
                .append(count(outcomes.stream().map(Outcome::held).toList()))
                .append('\n');
        for (Damage damage : Damage.values()) {
            List<Outcome> only = outcomes.stream().filter(o -> o.isOnly(damage)).toList();
            text.append(String.format(
                    "damage: %-22s alone %s%n",
                    damage, count(only.stream().map(Outcome::alone).toList())));
            text.append(String.format(
                    "damage: %-22s held  %s%n",
                    "", count(only.stream().map(Outcome::held).toList())));
        }
        return text.toString();
    }

    private static Map<Verdict, Integer> count(List<Verdict> verdicts) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        verdicts.forEach(v -> counts.merge(v, 1, Integer::sum));
        return counts;
    }

    @Test
    void noMailIsAnException() {
        assertNoneIsWrong(
                outcomes.stream().filter(o -> o.held() == Verdict.THROWN).toList());
    }

    @Test
    void nothingWrongIsRecoveredFromTheMailAlone() {
        assertNoneIsWrong(
                outcomes.stream().filter(o -> o.alone() == Verdict.WRONG).toList());
    }

    @Test
    void nothingWrongIsRecoveredWithTheTreeAtHand() {
        assertNoneIsWrong(
                outcomes.stream().filter(o -> o.held() == Verdict.WRONG).toList());
    }

    private static void assertNoneIsWrong(List<Outcome> wrong) {
        Map<String, List<Integer>> byDamages = new TreeMap<>();
        for (Outcome one : wrong) {
            String key = one.damages() + (one.indexed() ? "" : " without index lines");
            byDamages.computeIfAbsent(key, d -> new ArrayList<>()).add(one.number());
        }
        String table = byDamages.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().size()))
                .limit(TABLE)
                .map(e -> e.getValue().size() + " x " + e.getKey() + ", such as case "
                        + e.getValue().get(0))
                .collect(Collectors.joining("\n"));
        String shortest = wrong.stream()
                .map(one -> Case.of(SEED, one.number()).report())
                .sorted(Comparator.comparing(String::length))
                .limit(SHOWN)
                .collect(Collectors.joining("\n"));
        assertThat(wrong)
                .as("%d of %d cases with seed %d:%n%s%n%s", wrong.size(), CASES, SEED, table, shortest)
                .extracting(Outcome::number)
                .isEmpty();
    }

    @Test
    void whatIsNotDamagedIsExact() {
        List<Outcome> whole = outcomes.stream().filter(Outcome::isOnly).toList();
        assertThat(whole).hasSizeGreaterThanOrEqualTo(CASES / 20);
        assertNoneIsWrong(whole.stream()
                .filter(o -> o.alone() != Verdict.EXACT || o.held() != Verdict.EXACT)
                .toList());
    }

    @Test
    void whatIsOnlyQuotedIsExact() {
        List<Outcome> quoted =
                outcomes.stream().filter(o -> o.isOnly(Damage.QUOTED)).toList();
        assertThat(quoted).hasSizeGreaterThanOrEqualTo(CASES / 100);
        assertNoneIsWrong(quoted.stream()
                .filter(o -> !GOOD.contains(o.alone()) || !GOOD.contains(o.held()))
                .toList());
    }

    @Test
    void lostIndentationOfTidyCodeIsHealedMoreOftenThanNot() {
        List<Verdict> lost = outcomes.stream()
                .filter(o -> o.indexed() && o.tidy() && o.isOnly(Damage.INDENTATION_LOST))
                .map(Outcome::held)
                .toList();
        assertThat(lost).hasSizeGreaterThanOrEqualTo(CASES / 300);
        assumeFalse(lost.isEmpty(), "there is no such case among so few");
        long healed = lost.stream().filter(GOOD::contains).count();
        assertThat((double) healed / lost.size())
                .as("share of what is healed: %s", count(lost))
                .isGreaterThanOrEqualTo(LEAST_SHARE_WITHOUT_TABS);
    }
}
