package dev.patchtwin.kvm.pamt.process;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.pamt.KvmX86OpsPamt;
import dev.patchtwin.kvm.pamt.PamtMutants;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.util.List;
import java.util.function.Function;

/** Ships the wrong versions of what the code is after the patch. */
public final class ProcessMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public ProcessMutants() {}

    /** A body of the hook; the HKID is released. */
    private interface Hook {
        void run(WrongTdx tdx, KvmMmuPage sp);
    }

    @Override
    public List<Mutant> mutants() {
        return List.of(
                hook("backing is dropped although the page is leaked", "backing safety", (tdx, sp) -> {
                    boolean failed = !tdx.reclaim(sp);
                    tdx.put(sp);
                    if (failed) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook("backing is dropped before the page is reclaimed", "backing safety", (tdx, sp) -> {
                    tdx.put(sp);
                    if (!tdx.reclaim(sp)) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook("backing is never dropped", "backing safety", (tdx, sp) -> {
                    if (!tdx.reclaim(sp)) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook("the pointer is dropped on success too", "pointers leaks safety", (tdx, sp) -> {
                    if (tdx.reclaim(sp)) {
                        tdx.put(sp);
                    }
                    sp.setExternalSpt(NULL);
                }),
                mmu("the callback drops backing once more", k -> new TdpMmuProcess(k, k.hooks()) {
                    @Override
                    protected void tdpMmuFreeSpRcuCallback(KvmMmuPage sp) {
                        tdpMmuFreeSp(sp);
                    }
                }),
                mmu("the page of an unused table keeps its backing", k -> new TdpMmuProcess(k, k.hooks()) {
                    @Override
                    protected void freeExternalSpt(int page) {
                        freePage(page);
                    }
                }),
                hook("the result is kept before it is used", "", (tdx, sp) -> {
                    boolean reclaimed = tdx.reclaim(sp);
                    if (reclaimed) {
                        tdx.put(sp);
                    } else {
                        sp.setExternalSpt(NULL);
                    }
                }));
    }

    private static Mutant hook(String what, String channels, Hook hook) {
        return PamtMutants.of(new ProcessFactory(), what, channels, machine -> new KernelProcess(machine) {
            @Override
            protected Tdx newTdx() {
                return new WrongTdx(this, hooks(), hook);
            }
        });
    }

    private static Mutant mmu(String what, Function<KernelProcess, TdpMmu> make) {
        return PamtMutants.of(new ProcessFactory(), what, "backing safety", machine -> new KernelProcess(machine) {
            @Override
            protected TdpMmu newTdpMmu() {
                return make.apply(this);
            }
        });
    }

    private static final class WrongTdx extends TdxProcess {
        private final Hook hook;

        WrongTdx(Kernel kernel, KvmX86OpsPamt ops, Hook hook) {
            super(kernel, ops);
            this.hook = hook;
        }

        @Override
        protected void tdxSeptReclaimPrivateSp(Kvm kvm, long gfn, KvmMmuPage sp) {
            if (isHkidAssignedBug(kvm)) {
                sp.setExternalSpt(NULL);
            } else {
                hook.run(this, sp);
            }
        }

        boolean reclaim(KvmMmuPage sp) {
            return tdxReclaimPage(sp.externalSpt()) == 0;
        }

        void put(KvmMmuPage sp) {
            tdxPamtPut(sp.externalSpt());
        }
    }
}
