package dev.patchtwin.check.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.view.Steps;
import dev.patchtwin.conform.Order;
import dev.patchtwin.conform.Workshop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of the patch that holds code, changed in one way after another: whatever the kernel would show, docs/domain.md §4.3
 * and §7, is found by comparing single functions, and what is only written differently is not. The two sides have nothing to do with
 * each other, so that an edit of each is tried at once. Usually every twelfth pair is; all of them with {@code -Dedits=all}.
 */
class EditsTest {
    @TempDir
    private Path folder;

    /** What is tried at once: at most one edit of a side. */
    private record Pair(List<Edit> edits) {
        @Override
        public String toString() {
            return edits.toString();
        }

        private Map<Integer, String> lines() {
            Map<Integer, String> lines = new HashMap<>();
            edits.forEach(edit -> lines.putAll(edit.lines()));
            return lines;
        }
    }

    static Stream<Pair> pairs() {
        List<Edit> before =
                Edit.all().filter(edit -> edit.side() == Edit.Side.BEFORE).toList();
        List<Edit> after =
                Edit.all().filter(edit -> edit.side() == Edit.Side.AFTER).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            List<Edit> both =
                    new ArrayList<>(before.subList(Math.min(i, before.size()), Math.min(i + 1, before.size())));
            both.addAll(after.subList(Math.min(i, after.size()), Math.min(i + 1, after.size())));
            pairs.add(new Pair(both));
        }
        Edit.all().filter(edit -> edit.side() == Edit.Side.BOTH).forEach(edit -> pairs.add(new Pair(List.of(edit))));
        // Each is a compilation of its own, and all of them take minutes.
        return System.getProperty("edits", "").equals("all")
                ? pairs.stream()
                : IntStream.range(0, pairs.size()).filter(i -> i % 12 == 0).mapToObj(pairs::get);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatTheKernelWouldShowIsFoundAndNothingElse(Pair pair) throws Exception {
        ConformPlan plan = RealPatch.plan(RealPatch.edited(folder, pair.lines()), Optional.empty());
        CutSource source = CutSource.of(plan);
        try (Workshop workshop = Workshop.open(
                new Order(source.patch(), plan.mail().toString(), source::text, plan.shim(), false),
                RealPatch.toolchain())) {
            for (Edit edit : pair.edits()) {
                for (boolean ofAfter : edit.side().ofAfter()) {
                    assertThat(isFound(plan, workshop, ofAfter))
                            .as("%s, %s", edit, ofAfter)
                            .isEqualTo(edit.shows());
                }
            }
        }
    }

    private static boolean isFound(ConformPlan plan, Workshop workshop, boolean ofAfter) {
        Four four = new Four(plan, workshop.program(false), workshop.program(true));
        Drifts drifts = new Drifts(plan, four, workshop, new Steps() {});
        List<FunctionResult> results = new FunctionChecks(plan, four, drifts, new Steps() {}).run(ofAfter);
        return results.stream().anyMatch(result -> !result.agree())
                || !workshop.program(ofAfter).troubles().isEmpty();
    }
}
