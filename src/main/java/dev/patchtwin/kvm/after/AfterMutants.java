package dev.patchtwin.kvm.after;

import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.util.List;
import java.util.stream.Stream;

/** Ships the wrong versions of what the code is after the patch, also of what both versions share. */
public final class AfterMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public AfterMutants() {}

    @Override
    public List<Mutant> mutants() {
        AfterFactory original = new AfterFactory();
        return Stream.concat(MutantsAfter.all().stream(), MutantsShared.all().stream())
                .map(row -> row.of(original))
                .toList();
    }
}
