package dev.patchtwin.kvm.pamt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.Watch;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.kvm.pamt.process.ProcessMutants;
import dev.patchtwin.kvm.pamt.softirq.SoftirqMutants;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundle kvm-dynamic-pamt-put: what it says, that its contract allows no more than that, and that it has teeth. */
class PamtBundleTest {
    private static final long ENOUGH = 100_000;
    private static final long FEW = 30_000;

    @TempDir
    Path witnesses;

    static Stream<Mutant> mutants() {
        return Stream.concat(new ProcessMutants().mutants().stream(), new SoftirqMutants().mutants().stream());
    }

    private static Bundle bundle() throws Exception {
        return Bundle.read(Path.of("patches", "kvm-dynamic-pamt-put"));
    }

    @Test
    void bothSidesAreEquivalentButForTheDeclaredDifferencesEachOfWhichIsNeeded() throws Exception {
        CheckOptions options =
                CheckOptions.standard(Path.of("")).withOperations(FEW).withWitnesses(witnesses);
        CheckResult result = Check.run(bundle(), options, Watch.NOBODY);
        assertThat(result.reasons()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.missedProbes()).isEmpty();
        assertThat(result.declared()).extracting(DeclaredUse::uses).doesNotContain(0L);
    }

    /** Below a root without golden traces, so that everything has to be found and shrunk. */
    @Test
    void withoutTheDeclaredDifferencesLockdepReportsAfterSixOperations() throws Exception {
        CheckOptions options = CheckOptions.standard(witnesses)
                .withoutDeclared()
                .withOperations(FEW)
                .withWitnesses(witnesses);
        CheckResult result = Check.run(bundle(), options, Watch.NOBODY);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
        Map<String, Integer> lengths = result.findings().stream()
                .collect(Collectors.toMap(
                        Finding::channel, f -> f.witness().steps().size()));
        assertThat(lengths)
                .isEqualTo(
                        Map.of("seamcalls", 6, "errors", 6, "warnings", 6, "silence", 6, "locking", 6, "lockdep", 6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void aWrongVersionIsToldApartWhereItMustShowAndAControlIsNot(Mutant mutant) throws Exception {
        Set<Signature> enough = mutant.channels().stream()
                .map(channel -> new Signature(channel, Signature.Kind.VALUE))
                .collect(Collectors.toSet());
        FuzzResult result = fuzz(mutant.factory(), mutant.isControl() ? FEW : ENOUGH, enough);
        Set<String> channels =
                result.findings().stream().map(f -> f.signature().channel()).collect(Collectors.toSet());
        if (mutant.isControl()) {
            assertThat(channels).isEmpty();
        } else {
            assertThat(channels).containsAll(mutant.channels());
        }
    }

    /** With the lock of the discussion's first option nothing else differs, so that the contract is stale, and only there. */
    @Test
    void aLockThatDisablesSoftirqsLeavesNothingForLockdepToReport() throws Exception {
        FuzzResult result = fuzz(SoftirqMutants.withSafeLock(), FEW, Set.of());
        assertThat(result.findings()).isEmpty();
        List<DeclaredDifference> declared = bundle().declared();
        for (int i = 0; i < declared.size(); i++) {
            String id = declared.get(i).id();
            boolean used = result.declaredUses().get(i) > 0;
            if (id.startsWith("lock")) {
                assertThat(used).as(id).isEqualTo(id.startsWith("lock-"));
            }
        }
    }

    private static FuzzResult fuzz(ModelFactory wrong, long operations, Set<Signature> enough) throws Exception {
        Bundle bundle = bundle();
        boolean isBefore = wrong.name().equals(bundle.before().name());
        ModelFactory before = isBefore ? wrong : bundle.before();
        ModelFactory after = isBefore ? bundle.after() : wrong;
        Map<String, Integer> world =
                Objects.requireNonNull(bundle.worlds().get(bundle.fuzz().world()));
        Contract contract = new Contract(bundle.declared());
        return Fuzz.run(
                new FuzzOptions(1, operations, bundle.fuzz().length(), 1, enough),
                () -> new Twin(before.create(world), after.create(world), contract),
                new FuzzControl());
    }
}
