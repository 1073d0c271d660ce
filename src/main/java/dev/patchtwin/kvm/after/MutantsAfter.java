package dev.patchtwin.kvm.after;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.MutantRow;
import dev.patchtwin.kvm.mmu.Peek;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.WarnSite;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Wrong versions of what the patch makes of the hook; docs/domain.md §7. */
public final class MutantsAfter {
    private MutantsAfter() {}

    /** A body of the hook. */
    private interface Hook {
        void run(TdxAfterMutant tdx, Kvm kvm, KvmMmuPage sp);
    }

    /** A body of handle_removed_pt(), after its entries are frozen. */
    private interface Tail {
        void run(TdpMmuAfterMutant mmu, KvmMmuPage sp, boolean shared);
    }

    /** Returns all of them, and the controls. */
    public static List<MutantRow> all() {
        return Stream.of(hkidAndReclaim(), orderAndOperands(), freesAndInstalls(), controls())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MutantRow> hkidAndReclaim() {
        return List.of(
                hook(1, "the pointer is dropped also on success", "pointers leaks safety", (t, kvm, sp) -> {
                    t.original(kvm, sp);
                    sp.setExternalSpt(NULL);
                }),
                hook(2, "the pointer is kept while the HKID is assigned", "pointers safety", (t, kvm, sp) -> {
                    if (!t.hkidBug(kvm) && t.reclaim(sp.externalSpt()) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(3, "the pointer is kept when the reclaim fails", "pointers safety", (t, kvm, sp) -> {
                    if (t.hkidBug(kvm)) {
                        sp.setExternalSpt(NULL);
                    } else {
                        t.reclaim(sp.externalSpt());
                    }
                }),
                hook(5, "the reclaim is tried although the HKID is assigned", "seamcalls", (t, kvm, sp) -> {
                    t.hkidBug(kvm);
                    if (t.reclaim(sp.externalSpt()) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(7, "and instead of or", "seamcalls", (t, kvm, sp) -> {
                    if (t.hkidBug(kvm) && t.reclaim(sp.externalSpt()) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(8, "the test of the HKID is negated", "vm pages", (t, kvm, sp) -> {
                    if (t.bugOn(!t.isAssigned(kvm), kvm) || t.reclaim(sp.externalSpt()) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(9, "the test of the HKID is dropped", "seamcalls", (t, kvm, sp) -> {
                    if (t.reclaim(sp.externalSpt()) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }));
    }

    private static List<MutantRow> orderAndOperands() {
        return List.of(
                tail(11, "call_rcu before the hook", "rcu", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.callRcuFor(sp);
                    m.hook(sp);
                }),
                tail(13, "the hook runs for tables of the direct tree too", "seamcalls safety", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.hookAlways(sp);
                    m.callRcuFor(sp);
                }),
                hook(15, "the kernel's own table is reclaimed", "seamcalls", (t, kvm, sp) -> {
                    if (t.hkidBug(kvm) || t.reclaim(sp.spt()) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(16, "the wrong pointer is dropped", "pointers", (t, kvm, sp) -> {
                    if (t.hkidBug(kvm) || t.reclaim(sp.externalSpt()) != 0) {
                        Peek.dropSpt(sp, t.machine().pages);
                    }
                }),
                hook(18, "a copy's pointer is dropped", "pointers", (t, kvm, sp) -> {
                    int copy = sp.externalSpt();
                    if (t.hkidBug(kvm) || t.reclaim(copy) != 0) {
                        copy = NULL;
                    }
                }),
                tail(20, "call_rcu is left out when the hook has failed", "rcu", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.hook(sp);
                    if (!sp.isMirrorSp() || sp.externalSpt() != NULL) {
                        m.callRcuFor(sp);
                    }
                }),
                tail(21, "the table is freed at once", "safety rcu", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.hook(sp);
                    m.freeNow(sp);
                }));
    }

    private static List<MutantRow> freesAndInstalls() {
        return List.of(
                hook(22, "the page is freed on success and the pointer kept", "pages safety", (t, kvm, sp) -> {
                    if (t.hkidBug(kvm) || t.reclaim(sp.externalSpt()) != 0) {
                        sp.setExternalSpt(NULL);
                    } else {
                        t.machine().pages.free(sp.externalSpt());
                    }
                }),
                hook(23, "the page is freed before the result is looked at", "safety", (t, kvm, sp) -> {
                    int page = sp.externalSpt();
                    boolean failed = t.hkidBug(kvm) || t.reclaim(page) != 0;
                    t.machine().pages.free(page);
                    if (failed) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(29, "a plain WARN_ON_ONCE instead of KVM_BUG_ON", "vm", (t, kvm, sp) -> {
                    if (t.machine().log.warnOnOnce(t.isAssigned(kvm), HOOK_HKID_ASSIGNED)
                            || t.reclaim(sp.externalSpt()) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }),
                hook(32, "the hook is not installed", "seamcalls", (t, kvm, sp) -> {}),
                tail(34, "the table before its children", "seamcalls", (m, sp, shared) -> {
                    m.hook(sp);
                    m.freeze(sp, shared);
                    m.callRcuFor(sp);
                }));
    }

    private static List<MutantRow> controls() {
        return List.of(
                tail(0, "the gfn is dropped", "", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.hookWithoutGfn(sp);
                    m.callRcuFor(sp);
                }),
                tail(0, "the hook is guarded by the pointer", "", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    if (sp.externalSpt() != NULL) {
                        m.hookAlways(sp);
                    }
                    m.callRcuFor(sp);
                }),
                hook(0, "the pointer is read once", "", (t, kvm, sp) -> {
                    int page = sp.externalSpt();
                    if (t.hkidBug(kvm) || t.reclaim(page) != 0) {
                        sp.setExternalSpt(NULL);
                    }
                }));
    }

    /** Row 48: the caller still warns when the page could not be taken back. */
    public static MutantRow keepsTheWarning() {
        return tail(48, "handle_removed_pt() still warns", "warnings", (m, sp, shared) -> {
            m.freeze(sp, shared);
            m.hook(sp);
            m.warnOn(sp.isMirrorSp() && sp.externalSpt() == NULL);
            m.callRcuFor(sp);
        });
    }

    private static MutantRow hook(int number, String what, String channel, Hook hook) {
        return of(number, what, channel, machine -> new KernelAfter(machine) {
            @Override
            protected Tdx newTdx() {
                return new TdxAfterMutant(this, hooks(), hook);
            }
        });
    }

    private static MutantRow tail(int number, String what, String channel, Tail tail) {
        return of(number, what, channel, machine -> new KernelAfter(machine) {
            @Override
            protected TdpMmu newTdpMmu() {
                return new TdpMmuAfterMutant(this, hooks(), tail);
            }
        });
    }

    static MutantRow of(int number, String what, String channel, Function<Machine, Kernel> build) {
        return new MutantRow(number, "after", what, channel, build);
    }

    private static final class TdxAfterMutant extends TdxAfter {
        private final Hook hook;

        TdxAfterMutant(Kernel kernel, KvmX86OpsAfter ops, Hook hook) {
            super(kernel, ops);
            this.hook = hook;
        }

        @Override
        protected void tdxSeptReclaimPrivateSp(Kvm kvm, long gfn, KvmMmuPage sp) {
            hook.run(this, kvm, sp);
        }

        void original(Kvm kvm, KvmMmuPage sp) {
            super.tdxSeptReclaimPrivateSp(kvm, sp.gfn(), sp);
        }

        boolean isAssigned(Kvm kvm) {
            return isHkidAssigned(kvm);
        }

        boolean bugOn(boolean condition, Kvm kvm) {
            return bug.kvmBugOn(condition, kvm, HOOK_HKID_ASSIGNED);
        }

        boolean hkidBug(Kvm kvm) {
            return bugOn(isHkidAssigned(kvm), kvm);
        }

        int reclaim(int page) {
            return tdxReclaimPage(page);
        }

        Machine machine() {
            return machine;
        }
    }

    private static final class TdpMmuAfterMutant extends TdpMmuAfter {
        private final Tail tail;

        TdpMmuAfterMutant(Kernel kernel, KvmX86OpsAfter ops, Tail tail) {
            super(kernel, ops);
            this.tail = tail;
        }

        @Override
        protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
            tail.run(this, sp, shared);
        }

        void freeze(KvmMmuPage sp, boolean shared) {
            freezeSptes(sp, shared);
        }

        void hook(KvmMmuPage sp) {
            if (sp.isMirrorSp()) {
                hookAlways(sp);
            }
        }

        void hookAlways(KvmMmuPage sp) {
            kvmX86Ops.reclaimExternalSp(kvm, sp.gfn(), sp);
        }

        void hookWithoutGfn(KvmMmuPage sp) {
            if (sp.isMirrorSp()) {
                kvmX86Ops.reclaimExternalSp(kvm, 0, sp);
            }
        }

        void callRcuFor(KvmMmuPage sp) {
            callRcu(sp);
        }

        void warnOn(boolean leaked) {
            log.warnOn(leaked, WarnSite.HANDLE_REMOVED_PT);
        }

        void freeNow(KvmMmuPage sp) {
            tdpMmuFreeSp(sp);
        }
    }
}
