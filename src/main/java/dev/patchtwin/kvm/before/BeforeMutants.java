package dev.patchtwin.kvm.before;

import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.util.List;

/** Ships the wrong versions of what the code was before the patch. */
public final class BeforeMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public BeforeMutants() {}

    @Override
    public List<Mutant> mutants() {
        BeforeFactory original = new BeforeFactory();
        return MutantsBefore.all().stream().map(row -> row.of(original)).toList();
    }
}
