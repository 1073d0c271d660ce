package dev.patchtwin.kvm.pamt.softirq;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;

import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.pamt.PamtMutants;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.util.List;

/** Ships the wrong versions of what the code was before the patch. */
public final class SoftirqMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public SoftirqMutants() {}

    @Override
    public List<Mutant> mutants() {
        String what = "backing is dropped although the page is leaked";
        return List.of(PamtMutants.of(
                new SoftirqFactory(), what, "backing safety", machine -> new KernelSoftirq(machine) {
                    @Override
                    protected Tdx newTdx() {
                        return new TdxSoftirq(this, hooks()) {
                            @Override
                            protected void tdxSeptReclaimPrivateSp(Kvm kvm, long gfn, KvmMmuPage sp) {
                                int page = sp.externalSpt();
                                super.tdxSeptReclaimPrivateSp(kvm, gfn, sp);
                                if (sp.externalSpt() == NULL) {
                                    tdxPamtPut(page);
                                }
                            }
                        };
                    }
                }));
    }

    /** Option #1 of the discussion: the same code with a lock that no softirq can meet. No mistake, and no lockdep report. */
    public static ModelFactory withSafeLock() {
        return PamtMutants.withSafeLock(new SoftirqFactory(), KernelSoftirq::new);
    }
}
