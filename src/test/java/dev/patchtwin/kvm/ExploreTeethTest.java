package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Scope;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreFinding;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.shrink.Shrink;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wrong version of docs/domain.md §7 is told apart by exploring the bundle's world {@code small}, or it is shown that
 * nothing in that world can tell it apart. With {@code -Dteeth.list=1} the list is printed; without, what only looks
 * different is explored in three slices, which take the patched functions through all that they can meet.
 */
class ExploreTeethTest {
    private static final List<String> LIST = Collections.synchronizedList(new ArrayList<>());
    private static final List<Integer> LONGER = Collections.synchronizedList(new ArrayList<>());

    private static final boolean ALL = System.getProperty("teeth.list") != null;
    private static final Set<String> FEW = Set.of("small/tree", "small/deep", "small/steps");

    static List<Mutant> mutants() {
        return TeethTest.mutants().toList();
    }

    static List<Mutant> controls() {
        return TeethTest.controls().toList();
    }

    @AfterAll
    static void print() {
        if (System.getProperty("teeth.list") != null) {
            LIST.forEach(System.out::println);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void isToldApartWithAShortestWitness(Mutant mutant) throws Exception {
        assertThat(exploreUntilToldApart(mutant, true)).as("told apart: %s", mutant).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("controls")
    void isEquivalentWhereItOnlyLooksDifferent(Mutant mutant) throws Exception {
        assertThat(exploreUntilToldApart(mutant, ALL)).as("told apart: %s", mutant).isFalse();
    }

    /** Explores slice after slice until one shows a difference, which must replay; false when all are complete. */
    private static boolean exploreUntilToldApart(Mutant mutant, boolean everywhere) throws Exception {
        Bundle bundle = Bundle.read(Path.of("patches", "kvm-reclaim-external-sp"));
        boolean isBefore = mutant.factory().name().equals(bundle.before().name());
        ModelFactory before = isBefore ? mutant.factory() : bundle.before();
        ModelFactory after = isBefore ? bundle.after() : mutant.factory();
        Contract contract = new Contract(bundle.declared());
        long states = 0;
        for (Scope scope : bundle.scopes().get("small")) {
            if (!everywhere && !FEW.contains(scope.name())) {
                continue;
            }
            Supplier<Twin> twins =
                    () -> new Twin(before.create(scope.world()), after.create(scope.world()), contract);
            ExploreOptions options =
                    ExploreOptions.unbounded().withThreads(2).withFaults(scope.faults());
            ExploreResult result = Explore.run(options, twins, new ExploreControl());
            states += result.states();
            if (!result.findings().isEmpty()) {
                ExploreFinding nearest = result.findings().get(0);
                LIST.add(String.format(
                        "%-70s told apart in %-12s on %-18s after %2d operations, %,9d states",
                        mutant, scope.name(), nearest.signature(), nearest.steps().size(), states));
                assertThat(replayed(twins.get(), nearest)).contains(nearest.signature());
                requireShrunkTo(nearest, scope, twins, mutant);
                return true;
            }
            assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        }
        assertThat(states).as("something was explored").isGreaterThan(50_000);
        LIST.add(String.format("%-70s EQUIVALENT in small, %,9d states", mutant, states));
        return false;
    }

    /**
     * Fuzzing in the same world and shrinking comes to as few operations as exploring, which finds a shortest witness; at most
     * one more, and that seldom. Exploring allows few faults; with more there may be something shorter still.
     */
    private static void requireShrunkTo(ExploreFinding nearest, Scope scope, Supplier<Twin> twins, Mutant mutant) {
        Signature signature = nearest.signature();
        FuzzOptions options = new FuzzOptions(1, 400_000, 40, 2, Set.of(signature));
        Optional<Finding> found = Fuzz.run(options, twins, new FuzzControl()).findings().stream()
                .filter(f -> f.signature().equals(signature))
                .findFirst();
        assertThat(found).as("found by fuzzing in %s: %s", scope.name(), mutant).isPresent();
        int shrunk = Shrink.shrink(twins.get(), found.orElseThrow().steps(), signature)
                .steps()
                .size();
        int more = shrunk - nearest.steps().size();
        assertThat(more).as("operations more than the shortest witness: %s", mutant).isLessThanOrEqualTo(1);
        LONGER.add(Math.max(0, more));
        if (more > 0) {
            LIST.add(mutant + ": shrunk to " + shrunk + " operations, shortest " + nearest.steps().size());
        }
    }

    @AfterAll
    static void atLeast95InAHundredWitnessesAreAsShortAsCanBe() {
        long longer = LONGER.stream().filter(more -> more > 0).count();
        assertThat(100 * longer).as("%d of %d are longer", longer, LONGER.size()).isLessThanOrEqualTo(5L * LONGER.size());
    }

    private static List<Signature> replayed(Twin twin, ExploreFinding finding) {
        Trace trace = new Trace("kvm-reclaim-external-sp", Map.of(), finding.steps());
        Replay.Result result = Replay.run(twin, trace, (index, step, at) -> {});
        assertThat(result.complaints()).isEmpty();
        return result.differences().stream().map(Difference::signature).toList();
    }
}
