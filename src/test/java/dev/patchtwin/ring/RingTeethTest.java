package dev.patchtwin.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Scope;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.ring.after.AfterMutants;
import dev.patchtwin.ring.world.Channels;
import dev.patchtwin.ring.world.Invariant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong version of the driver is told apart, by fuzzing and by exploring; what is only written differently is not. */
class RingTeethTest {
    private static final int OPERATIONS = 50_000;

    static Stream<Mutant> mutants() {
        return Rings.mutants().filter(m -> !m.isControl());
    }

    static Stream<Mutant> controls() {
        return Rings.mutants().filter(Mutant::isControl);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void fuzzingShowsItOnEachChannelThatItNames(Mutant mutant) throws Exception {
        Bundle bundle = Rings.with(Rings.bundle(), mutant.factory());
        assertThat(fuzzed(bundle, bundle.declared(), mutant.channels())).containsAll(mutant.channels());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void exploringOneRingShowsItToo(Mutant mutant) throws Exception {
        assertThat(explored(mutant).findings()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("controls")
    void isNotToldApartWhereItOnlyLooksDifferent(Mutant mutant) throws Exception {
        Bundle bundle = Rings.with(Rings.bundle(), mutant.factory());
        assertThat(fuzzed(bundle, bundle.declared(), Set.of())).isEmpty();
        assertThat(explored(mutant).findings()).isEmpty();
    }

    /** Were all splats erased, a driver that never warns would pass. */
    @Test
    void aWiderDeclarationWouldHideAMutant() throws Exception {
        Mutant silent = mutants()
                .filter(m -> m.id().equals("shring-after-is-silent"))
                .findFirst()
                .orElseThrow();
        Bundle bundle = Rings.with(Rings.bundle(), silent.factory());
        List<DeclaredDifference> wider = bundle.declared().stream()
                .map(d -> d.erasing(List.of("splat *")))
                .toList();
        assertThat(fuzzed(bundle, wider, Set.of())).isEmpty();
    }

    /** A warning that stays is no difference, but then the contract declares one that nothing needs. */
    @Test
    void aWarningThatStaysMakesTheContractStale() throws Exception {
        Bundle bundle = Rings.with(Rings.bundle(), AfterMutants.warnsPerPage());
        FuzzResult result = fuzz(bundle, bundle.declared(), Set.of());
        assertThat(result.findings()).isEmpty();
        assertThat(result.declaredUses()).containsExactly(0L);
    }

    @Test
    void everyMutantHasANameOfItsOwn() {
        assertThat(Rings.mutants().map(Mutant::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    /** An invariant that nothing can break would be no promise. */
    @Test
    void everyInvariantIsBrokenBySomeMutant() {
        Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
        for (Mutant mutant : mutants().toList()) {
            for (int seed = 0; seed < 150; seed++) {
                run(mutant.factory().create(Rings.world()), new Random(seed), broken);
            }
        }
        assertThat(broken).containsExactly(Invariant.values());
    }

    private static void run(Model model, Random random, Set<Invariant> broken) {
        OperationSet enabled = new OperationSet(model.vocabulary().operations().size());
        Observation out = new Observation(Channels.ALL.size());
        for (int step = 0; step < 30; step++) {
            enabled.clear();
            model.enabled(enabled);
            int id = enabled.next(0);
            for (int skip = random.nextInt(enabled.size()); skip > 0; skip--) {
                id = enabled.next(id + 1);
            }
            out.clear();
            model.apply(
                    model.vocabulary().operations().get(id),
                    (question, subject) -> random.nextInt(4) == 0
                            ? random.nextInt(question.answers().size())
                            : 0,
                    out);
            model.observe(Channels.SAFETY, out);
            for (long word : out.copyOf(Channels.SAFETY)) {
                broken.add(Invariant.values()[(int) Observation.value(word)]);
            }
        }
    }

    private static Set<String> fuzzed(Bundle bundle, List<DeclaredDifference> declared, Set<String> enough) {
        return fuzz(bundle, declared, enough).findings().stream()
                .map(f -> f.signature().channel())
                .collect(Collectors.toSet());
    }

    private static FuzzResult fuzz(Bundle bundle, List<DeclaredDifference> declared, Set<String> enough) {
        Map<String, Integer> world = bundle.worlds().get(bundle.fuzz().world());
        Set<Signature> signatures = enough.stream()
                .map(channel -> new Signature(channel, Signature.Kind.VALUE))
                .collect(Collectors.toSet());
        return Fuzz.run(
                new FuzzOptions(1, OPERATIONS, bundle.fuzz().length(), 1, signatures),
                () -> new Twin(bundle.before().create(world), bundle.after().create(world), new Contract(declared)),
                new FuzzControl());
    }

    private static ExploreResult explored(Mutant mutant) throws Exception {
        Bundle bundle = Rings.with(Rings.bundle(), mutant.factory());
        Scope scope = bundle.scopes().get("small").get(0);
        return Explore.run(
                ExploreOptions.unbounded().withFaults(scope.faults()),
                () -> new Twin(
                        bundle.before().create(scope.world()),
                        bundle.after().create(scope.world()),
                        new Contract(bundle.declared())),
                new ExploreControl());
    }
}
