package dev.patchtwin.kvm.merged;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.kept.KvmX86OpsKept;
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

/** Ships wrong versions of the hook that frees the page at once; docs/domain.md §11. */
public final class MergedMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public MergedMutants() {}

    @Override
    public List<Mutant> mutants() {
        MergedFactory original = new MergedFactory();
        return rows().stream().map(row -> row.of(original)).toList();
    }

    private static List<MutantRow> rows() {
        return List.of(
                hook(1, "the page is freed and the pointer kept", "pointers warnings", (t, kvm, sp) -> {
                    if (t.fails(kvm, sp)) {
                        sp.setExternalSpt(NULL);
                    } else {
                        t.free(sp);
                    }
                }),
                hook(2, "the page is freed also when it was not reclaimed", "safety pages leaks", (t, kvm, sp) -> {
                    t.fails(kvm, sp);
                    t.free(sp);
                    sp.setExternalSpt(NULL);
                }),
                hook(
                        3,
                        "the pointer is dropped and the page not freed",
                        "pointers pages leaks safety",
                        (t, kvm, sp) -> {
                            t.fails(kvm, sp);
                            sp.setExternalSpt(NULL);
                        }),
                hook(4, "the pointer is kept when the page is not reclaimed", "pointers warnings", (t, kvm, sp) -> {
                    if (!t.fails(kvm, sp)) {
                        t.free(sp);
                        sp.setExternalSpt(NULL);
                    }
                }),
                mmu(
                        5,
                        "the external page of an unused table is not freed",
                        "pages safety",
                        k -> new TdpMmuMerged(k, ops(k)) {
                            @Override
                            protected void freeUnusedSp(KvmMmuPage sp) {
                                freeTableAndHeader(sp);
                            }
                        }),
                mmu(6, "the table itself is freed at once too", "safety rcu", k -> new TdpMmuMerged(k, ops(k)) {
                    @Override
                    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
                        freezeSptes(sp, shared);
                        if (sp.isMirrorSp()) {
                            ops(k).freeExternalSpt(kvm, sp);
                        }
                        tdpMmuFreeSp(sp);
                    }
                }),
                hook(0, "the page is freed through a pointer that was read before", "", (t, kvm, sp) -> {
                    int page = sp.externalSpt();
                    boolean failed = t.fails(kvm, sp);
                    t.freeUnless(failed, page);
                    sp.setExternalSpt(NULL);
                }));
    }

    /** A body of the hook. */
    private interface Hook {
        void run(TdxMutant tdx, Kvm kvm, KvmMmuPage sp);
    }

    private static KvmX86OpsMerged ops(Kernel kernel) {
        return (KvmX86OpsMerged) ((KernelMerged) kernel).hooks();
    }

    private static MutantRow hook(int number, String what, String channels, Hook hook) {
        return new MutantRow(number, "merged", what, channels, machine -> new KernelMerged(machine) {
            @Override
            protected Tdx newTdx() {
                return new TdxMutant(this, hooks(), hook);
            }
        });
    }

    private static MutantRow mmu(int number, String what, String channels, Function<Kernel, TdpMmu> make) {
        return new MutantRow(number, "merged", what, channels, machine -> new KernelMerged(machine) {
            @Override
            protected TdpMmu newTdpMmu() {
                return make.apply(this);
            }
        });
    }

    private static final class TdxMutant extends TdxMerged {
        private final Hook hook;

        TdxMutant(Kernel kernel, KvmX86OpsKept ops, Hook hook) {
            super(kernel, ops);
            this.hook = hook;
        }

        @Override
        protected void tdxSeptFreePrivateSp(Kvm kvm, KvmMmuPage sp) {
            hook.run(this, kvm, sp);
        }

        /** Tells whether the page could not be taken back. */
        boolean fails(Kvm kvm, KvmMmuPage sp) {
            return bug.kvmBugOn(isHkidAssigned(kvm), kvm, HOOK_HKID_ASSIGNED) || tdxReclaimPage(sp.externalSpt()) != 0;
        }

        void free(KvmMmuPage sp) {
            machine.pages.free(sp.externalSpt());
        }

        void freeUnless(boolean failed, int page) {
            machine.pages.free(failed ? NULL : page);
        }
    }
}
