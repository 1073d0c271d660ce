package dev.patchtwin.kvm.kept;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.MutantRow;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import java.util.List;
import java.util.function.Function;

/** Ships wrong versions of the hook that keeps its name; docs/domain.md §11. */
public final class KeptMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public KeptMutants() {}

    @Override
    public List<Mutant> mutants() {
        KeptFactory original = new KeptFactory();
        return rows().stream().map(row -> row.of(original)).toList();
    }

    private static List<MutantRow> rows() {
        return List.of(
                hook(1, "a success is taken for a failure", "pointers leaks", (t, kvm, sp) -> {
                    if (t.hkidBug(kvm) || t.reclaim(sp) == 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(2, "the pointer is kept while the HKID is assigned", "pointers safety", (t, kvm, sp) -> {
                    if (!t.hkidBug(kvm) && t.reclaim(sp) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(3, "the reclaim is tried although the HKID is assigned", "seamcalls", (t, kvm, sp) -> {
                    t.hkidBug(kvm);
                    if (t.reclaim(sp) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                mmu(4, "the hook runs for tables of the direct tree too", "safety", k -> new TdpMmuKept(k, ops(k)) {
                    @Override
                    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
                        freezeSptes(sp, shared);
                        kvmX86Ops.freeExternalSpt(kvm, sp);
                        callRcu(sp);
                    }
                }),
                hook(0, "the pointer is read once", "", (t, kvm, sp) -> {
                    int page = sp.externalSpt();
                    boolean failed = t.hkidBug(kvm) || t.reclaim(sp) != 0;
                    sp.setExternalSpt(failed ? NULL : page);
                }));
    }

    /** A body of the hook. */
    private interface Hook {
        void run(TdxMutant tdx, Kvm kvm, KvmMmuPage sp);
    }

    private static KvmX86OpsKept ops(Kernel kernel) {
        return ((KernelKept) kernel).hooks();
    }

    private static MutantRow hook(int number, String what, String channels, Hook hook) {
        return new MutantRow(number, "kept", what, channels, machine -> new KernelKept(machine) {
            @Override
            protected Tdx newTdx() {
                return new TdxMutant(this, hooks(), hook);
            }
        });
    }

    private static MutantRow mmu(int number, String what, String channels, Function<Kernel, TdpMmu> make) {
        return new MutantRow(number, "kept", what, channels, machine -> new KernelKept(machine) {
            @Override
            protected TdpMmu newTdpMmu() {
                return make.apply(this);
            }
        });
    }

    private static final class TdxMutant extends TdxKept {
        private final Hook hook;

        TdxMutant(Kernel kernel, KvmX86OpsKept ops, Hook hook) {
            super(kernel, ops);
            this.hook = hook;
        }

        @Override
        protected void tdxSeptFreePrivateSp(Kvm kvm, KvmMmuPage sp) {
            hook.run(this, kvm, sp);
        }

        boolean hkidBug(Kvm kvm) {
            return bug.kvmBugOn(isHkidAssigned(kvm), kvm, HOOK_HKID_ASSIGNED);
        }

        int reclaim(KvmMmuPage sp) {
            return tdxReclaimPage(sp.externalSpt());
        }
    }
}
