package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.kvm.after.AfterFactory;
import dev.patchtwin.kvm.after.MutantsAfter;
import dev.patchtwin.kvm.before.BeforeFactory;
import dev.patchtwin.kvm.before.MutantsBefore;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tester's teeth: every wrong version of docs/domain.md §7 is told apart by the bundle's own contract, world and
 * budget, on the channel that the table names; and what is only written differently is not.
 */
class TeethTest {
    private static final long CONTROL_OPERATIONS = 200_000;
    private static final Set<String> MODELS = Set.of(new BeforeFactory().name(), new AfterFactory().name());

    static Stream<Mutant> mutants() {
        return all().filter(m -> !m.isControl());
    }

    static Stream<Mutant> controls() {
        return all().filter(Mutant::isControl);
    }

    private static Stream<Mutant> all() {
        return ServiceLoader.load(MutantSource.class).stream()
                .flatMap(source -> source.get().mutants().stream())
                .filter(mutant -> MODELS.contains(mutant.factory().name()));
    }

    @Test
    void everyMutantHasANameOfItsOwn() {
        assertThat(all().map(Mutant::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void isToldApartOnTheChannelThatTheTableNames(Mutant mutant) throws Exception {
        Bundle bundle = bundle();
        Set<Signature> enough = mutant.channels().stream()
                .map(channel -> new Signature(channel, Signature.Kind.VALUE))
                .collect(Collectors.toSet());
        FuzzResult result = fuzz(bundle, mutant, bundle.fuzz().operations(), enough);
        Set<String> channels =
                result.findings().stream().map(f -> f.signature().channel()).collect(Collectors.toSet());
        assertThat(channels).containsAll(mutant.channels());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("controls")
    void isNotToldApartWhereItOnlyLooksDifferent(Mutant mutant) throws Exception {
        FuzzResult result = fuzz(bundle(), mutant, CONTROL_OPERATIONS, Set.of());
        assertThat(result.findings()).isEmpty();
    }

    /** Row 48: a splat that stays is no difference, but then the contract declares one that nothing needs. */
    @Test
    void aWarningThatStaysMakesTheContractStale() throws Exception {
        FuzzResult result = fuzz(bundle(), MutantsAfter.keepsTheWarning().of(new AfterFactory()), 500_000, Set.of());
        assertThat(result.findings()).isEmpty();
        assertThat(result.declaredUses()).containsOnly(0L);
    }

    /** Row 33: only where no hook is installed, which cannot be where a TDX VM exists. */
    @Test
    void aStaticCallOfTheWrongKindShowsWhereTheHookIsMissing() throws Exception {
        Map<String, Integer> world = new TreeMap<>(bundle().worlds().get("tiny"));
        world.put("hook", 0);
        FuzzResult result = fuzz(bundle(), MutantsBefore.garbageWithoutTheHook().of(new BeforeFactory()), world, 500_000, Set.of());
        Set<String> channels =
                result.findings().stream().map(f -> f.signature().channel()).collect(Collectors.toSet());
        assertThat(channels).contains("pointers");
    }

    private static Bundle bundle() throws Exception {
        return Bundle.read(Path.of("patches", "kvm-reclaim-external-sp"));
    }

    private static FuzzResult fuzz(Bundle bundle, Mutant mutant, long operations, Set<Signature> enough) {
        return fuzz(bundle, mutant, bundle.worlds().get(bundle.fuzz().world()), operations, enough);
    }

    private static FuzzResult fuzz(
            Bundle bundle, Mutant mutant, Map<String, Integer> world, long operations, Set<Signature> enough) {
        boolean isBefore = mutant.factory().name().equals(bundle.before().name());
        ModelFactory before = isBefore ? mutant.factory() : bundle.before();
        ModelFactory after = isBefore ? bundle.after() : mutant.factory();
        Contract contract = new Contract(bundle.declared());
        return Fuzz.run(
                new FuzzOptions(1, operations, bundle.fuzz().length(), 1, enough),
                () -> new Twin(before.create(world), after.create(world), contract),
                new FuzzControl());
    }
}
