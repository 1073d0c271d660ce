package dev.patchtwin.check.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchtwin.conform.coverage.PatchLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real patch's C, and the models of it. */
class ConformanceTest {
    private static ConformResult result;

    @BeforeAll
    static void run() throws ConformException {
        result = RealPatch.run(RealPatch.plan());
    }

    @Test
    void everyFunctionAgreesWithItsModelInEveryCase() {
        assertThat(result.functions())
                .extracting(FunctionResult::name, FunctionResult::side)
                .containsExactly(
                        tuple("free_external_spt", "before"),
                        tuple("handle_removed_pt", "before"),
                        tuple("tdx_hardware_setup", "before"),
                        tuple("tdx_sept_free_private_spt", "before"),
                        tuple("handle_removed_pt", "after"),
                        tuple("reclaim_external_sp", "after"),
                        tuple("tdx_hardware_setup", "after"),
                        tuple("tdx_sept_reclaim_private_sp", "after"));
        assertThat(result.functions()).allMatch(f -> f.agree() && f.complete());
    }

    /** 240 situations, and three answers of the module in each in which the hook gets as far as to ask it. */
    @Test
    void theCasesOfAFunctionAreAllCombinationsOfWhatItSees() {
        assertThat(cases("tdx_sept_reclaim_private_sp")).isEqualTo(2 * 2 * 3 * 2 * 2 * 5 + 2 * (2 * 2 * 2 * 5));
        assertThat(cases("tdx_hardware_setup")).isEqualTo(1);
    }

    private static long cases(String function) {
        return result.functions().stream()
                .filter(f -> f.after() && f.name().equals(function))
                .mapToLong(FunctionResult::cases)
                .sum();
    }

    @Test
    void everyStateOfTheSmallWorldAgreesForEveryCouple() {
        assertThat(result.explored())
                .extracting(ExploredResult::couple)
                .containsExactly(Couple.BEFORE, Couple.AFTER, Couple.PATCH);
        assertThat(result.explored())
                .allMatch(e -> e.complete() && e.disagreements() == 0 && e.states() > 1000 && e.faults() == 1);
    }

    @Test
    void randomSequencesAgreeForEveryCouple() {
        assertThat(result.sequences())
                .extracting(SequencesResult::couple)
                .containsExactly(Couple.BEFORE, Couple.AFTER, Couple.PATCH);
        assertThat(result.sequences())
                .allMatch(s -> s.disagreements() == 0 && s.operations() >= 4000 && s.calls() > 0 && !s.interrupted());
        assertThat(result.agrees()).isTrue();
        assertThat(result.deaths()).isEmpty();
    }

    @Test
    void everyChangedLineThatHoldsCodeHasRunBothWays() {
        List<PatchLine> lines = result.coverage().orElseThrow().lines();
        assertThat(result.coverage().orElseThrow().uncovered()).isEmpty();
        assertThat(lines).hasSize(17 + 29);
        Map<Integer, PatchLine> byLine = new HashMap<>();
        lines.forEach(line -> byLine.put(line.mailLine(), line));
        for (int condition : new int[] {78, 79, 89, 128, 136, 137}) {
            assertThat(Objects.requireNonNull(byLine.get(condition)).branches())
                    .as("line %s of the mail", condition)
                    .isNotEmpty()
                    .allMatch(count -> count > 0);
        }
        assertThat(Objects.requireNonNull(byLine.get(88)).count()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSame() throws ConformException {
        ConformResult again = RealPatch.run(RealPatch.plan());
        assertThat(again.functions()).isEqualTo(result.functions());
        assertThat(again.coverage()).isEqualTo(result.coverage());
        assertThat(again.sequences())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(result.sequences());
    }
}
