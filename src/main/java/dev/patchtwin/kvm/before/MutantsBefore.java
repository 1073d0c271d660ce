package dev.patchtwin.kvm.before;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HANDLE_REMOVED_PT;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.MutantRow;
import dev.patchtwin.kvm.mmu.Peek;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Wrong versions of what the code was before the patch; docs/domain.md §7. */
public final class MutantsBefore {
    private MutantsBefore() {}

    /** A body of the hook. */
    private interface Hook {
        int run(TdxBeforeMutant tdx, Kvm kvm, int privateSpt);
    }

    /** A body of handle_removed_pt(). */
    private interface Tail {
        void run(TdpMmuBeforeMutant mmu, KvmMmuPage sp, boolean shared);
    }

    /** Returns all of them, and the controls. */
    public static List<MutantRow> all() {
        return Stream.of(results(), orderAndOperands(), controls())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MutantRow> results() {
        return List.of(
                hook(2, "success is reported while the HKID is assigned", "pointers safety", (t, kvm, page) ->
                        t.hkidBug(kvm) ? 0 : t.reclaim(page)),
                hook(3, "success is reported when the reclaim fails", "pointers safety", (t, kvm, page) -> {
                    if (t.hkidBug(kvm)) {
                        return Errno.EIO;
                    }
                    t.reclaim(page);
                    return 0;
                }),
                tail(4, "only -EBUSY counts as a failure", "pointers", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    if (sp.isMirrorSp() && m.warn(m.hook(sp) == Errno.EBUSY)) {
                        sp.setExternalSpt(NULL);
                    }
                    m.callRcuFor(sp);
                }),
                hook(5, "the reclaim is tried although the HKID is assigned", "seamcalls", (t, kvm, page) -> {
                    t.hkidBug(kvm);
                    return t.reclaim(page);
                }),
                hook(8, "the test of the HKID is negated", "vm", (t, kvm, page) ->
                        t.bugOn(!t.isAssigned(kvm), kvm) ? Errno.EIO : t.reclaim(page)),
                hook(9, "the test of the HKID is dropped", "seamcalls", (t, kvm, page) -> t.reclaim(page)));
    }

    private static List<MutantRow> orderAndOperands() {
        return List.of(
                tail(11, "call_rcu before the hook", "rcu", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.callRcuFor(sp);
                    m.checked(sp);
                }),
                tail(15, "the kernel's own table is reclaimed", "seamcalls", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    if (sp.isMirrorSp() && m.warn(m.hookOn(sp, sp.spt()) != 0)) {
                        sp.setExternalSpt(NULL);
                    }
                    m.callRcuFor(sp);
                }),
                tail(16, "the wrong pointer is dropped", "pointers", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    if (sp.isMirrorSp() && m.warn(m.hook(sp) != 0)) {
                        Peek.dropSpt(sp, m.pages());
                    }
                    m.callRcuFor(sp);
                }),
                tail(20, "call_rcu is left out when the hook has failed", "rcu", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.checked(sp);
                    if (!sp.isMirrorSp() || sp.externalSpt() != NULL) {
                        m.callRcuFor(sp);
                    }
                }),
                tail(21, "the table is freed at once", "safety rcu", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    m.checked(sp);
                    m.freeNow(sp);
                }),
                hook(29, "a plain WARN_ON_ONCE instead of KVM_BUG_ON", "vm", (t, kvm, page) ->
                        t.warnOnce(t.isAssigned(kvm)) ? Errno.EIO : t.reclaim(page)),
                tail(34, "the table before its children", "seamcalls", (m, sp, shared) -> {
                    m.checked(sp);
                    m.freeze(sp, shared);
                    m.callRcuFor(sp);
                }));
    }

    private static List<MutantRow> controls() {
        return List.of(
                tail(0, "only negative results count as failures", "", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    if (sp.isMirrorSp() && m.warn(m.hook(sp) < 0)) {
                        sp.setExternalSpt(NULL);
                    }
                    m.callRcuFor(sp);
                }),
                tail(0, "the hook gets the next gfn and level", "", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    if (sp.isMirrorSp() && m.warn(m.hookElsewhere(sp) != 0)) {
                        sp.setExternalSpt(NULL);
                    }
                    m.callRcuFor(sp);
                }),
                tail(0, "the mirror test is turned round", "", (m, sp, shared) -> {
                    m.freeze(sp, shared);
                    if (!sp.isMirrorSp()) {
                        m.callRcuFor(sp);
                        return;
                    }
                    m.checked(sp);
                    m.callRcuFor(sp);
                }));
    }

    /** Row 33: OPTIONAL instead of OPTIONAL_RET0, so that an unset hook gives whatever the register held. */
    public static MutantRow garbageWithoutTheHook() {
        return of(33, "an unset hook gives garbage", "pointers", machine -> new KernelBefore(machine) {
            @Override
            protected KvmX86Ops newKvmX86Ops() {
                return new KvmX86OpsBefore(this) {
                    @Override
                    int freeExternalSpt(Kvm kvm, long gfn, int level, int externalSpt) {
                        int result = super.freeExternalSpt(kvm, gfn, level, externalSpt);
                        return freeExternalSpt == null ? externalSpt : result;
                    }
                };
            }
        });
    }

    private static MutantRow hook(int number, String what, String channel, Hook hook) {
        return of(number, what, channel, machine -> new KernelBefore(machine) {
            @Override
            protected Tdx newTdx() {
                return new TdxBeforeMutant(this, hooks(), hook);
            }
        });
    }

    private static MutantRow tail(int number, String what, String channel, Tail tail) {
        return of(number, what, channel, machine -> new KernelBefore(machine) {
            @Override
            protected TdpMmu newTdpMmu() {
                return new TdpMmuBeforeMutant(this, hooks(), tail);
            }
        });
    }

    private static MutantRow of(int number, String what, String channel, Function<Machine, Kernel> build) {
        return new MutantRow(number, "before", what, channel, build);
    }

    private static final class TdxBeforeMutant extends TdxBefore {
        private final Hook hook;

        TdxBeforeMutant(Kernel kernel, KvmX86OpsBefore ops, Hook hook) {
            super(kernel, ops);
            this.hook = hook;
        }

        @Override
        protected int tdxSeptFreePrivateSpt(Kvm kvm, long gfn, int level, int privateSpt) {
            return hook.run(this, kvm, privateSpt);
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

        boolean warnOnce(boolean condition) {
            return machine.log.warnOnOnce(condition, HOOK_HKID_ASSIGNED);
        }

        int reclaim(int page) {
            return tdxReclaimPage(page);
        }
    }

    private static final class TdpMmuBeforeMutant extends TdpMmuBefore {
        private final Tail tail;

        TdpMmuBeforeMutant(Kernel kernel, KvmX86OpsBefore ops, Tail tail) {
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

        boolean warn(boolean failed) {
            return log.warnOn(failed, HANDLE_REMOVED_PT);
        }

        int hook(KvmMmuPage sp) {
            return hookOn(sp, sp.externalSpt());
        }

        int hookOn(KvmMmuPage sp, int page) {
            return kvmX86Ops.freeExternalSpt(kvm, sp.gfn(), sp.level(), page);
        }

        int hookElsewhere(KvmMmuPage sp) {
            return kvmX86Ops.freeExternalSpt(kvm, sp.gfn() + 1, sp.level() + 1, sp.externalSpt());
        }

        void checked(KvmMmuPage sp) {
            if (sp.isMirrorSp() && warn(hook(sp) != 0)) {
                sp.setExternalSpt(NULL);
            }
        }

        void callRcuFor(KvmMmuPage sp) {
            callRcu(sp);
        }

        void freeNow(KvmMmuPage sp) {
            tdpMmuFreeSp(sp);
        }

        PhysicalPages pages() {
            return machine.pages;
        }
    }
}
