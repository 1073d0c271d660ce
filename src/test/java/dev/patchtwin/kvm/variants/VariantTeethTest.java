package dev.patchtwin.kvm.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contracts have teeth: every wrong version of a hook is told apart by fuzzing as its bundle says, on the channels that
 * it names, although the contract allows differences on some of them; and what is only written differently is not.
 */
class VariantTeethTest {
    private static final long CONTROL_OPERATIONS = 40_000;

    static List<Arguments> mutants() throws Exception {
        List<Arguments> all = new ArrayList<>();
        for (String id : Variants.IDS) {
            Bundle bundle = Variants.bundle(id);
            Variants.mutants(bundle).forEach(mutant -> all.add(Arguments.of(id, mutant)));
        }
        return all;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("mutants")
    void aWrongVersionIsToldApartAndOneThatOnlyLooksDifferentIsNot(String id, Mutant mutant) throws Exception {
        Bundle bundle = Variants.bundle(id);
        if (mutant.isControl()) {
            assertThat(different(bundle, mutant, CONTROL_OPERATIONS)).isEmpty();
        } else {
            assertThat(different(bundle, mutant, bundle.fuzz().operations())).containsAll(mutant.channels());
        }
    }

    private static Set<String> different(Bundle bundle, Mutant mutant, long operations) {
        Set<Signature> enough = mutant.channels().stream()
                .map(channel -> new Signature(channel, Signature.Kind.VALUE))
                .collect(Collectors.toSet());
        Contract contract = new Contract(bundle.declared());
        FuzzOptions options = new FuzzOptions(1, operations, bundle.fuzz().length(), 1, enough);
        return Fuzz.run(
                        options,
                        () -> new Twin(
                                bundle.before().create(bundle.fuzzWorld()),
                                mutant.factory().create(bundle.fuzzWorld()),
                                contract),
                        new FuzzControl())
                .findings()
                .stream()
                .map(finding -> finding.signature().channel())
                .collect(Collectors.toSet());
    }
}
