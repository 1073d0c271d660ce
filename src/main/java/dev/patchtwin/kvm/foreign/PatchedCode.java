package dev.patchtwin.kvm.foreign;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.Peek;
import dev.patchtwin.kvm.mmu.Spte;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.Foreign;
import java.util.Arrays;
import java.util.Set;

/**
 * The patched functions as foreign code: calls them on a page table, and carries out in this kernel what they ask and do. The
 * numbers that go in and out are those of {@code shim/kvm.h}.
 */
final class PatchedCode {
    /** The events that the world here understands, by name. */
    static final Set<String> EVENTS = Set.of(
            "tdp_mmu_unlink_sp",
            "kvm_tdp_mmu_read_spte",
            "kvm_tdp_mmu_write_spte",
            "handle_changed_spte",
            "cpu_relax",
            "is_hkid_assigned",
            "tdx_reclaim_page",
            "KVM_BUG_ON",
            "WARN_ON",
            "WARN_ON_ONCE",
            "kvm_x86_call",
            "a wrong pointer is used",
            "sp is written where it must not be",
            "sp->external_spt =",
            "sp->spt =",
            "call_rcu",
            "tdp_mmu_free_sp",
            "free_page");

    private static final int NO_PAGE = 0;
    private static final int EXTERNAL_PAGE = 1;
    private static final int OWN_PAGE = 2;

    private static final int NONPRESENT = 0;
    private static final int FROZEN = 1;
    private static final int PRESENT = 2;

    /** No SPTE has this value. */
    private static final long NOT_WRITTEN = -1;

    private final Kernel kernel;
    private final Foreign foreign;
    private final TdpMmuForeign mmu;
    private final TdxForeign tdx;

    PatchedCode(Kernel kernel, Foreign foreign, TdpMmuForeign mmu, TdxForeign tdx) {
        this.kernel = kernel;
        this.foreign = foreign;
        this.mmu = mmu;
        this.tdx = tdx;
    }

    /** Calls a function on a page table; returns what it gave back. */
    int call(String function, KvmMmuPage sp, boolean shared) {
        int entries = kernel.machine.shape.fanout;
        long[] arguments = {
            sp.isMirrorSp() ? 1 : 0,
            sp.level(),
            sp.gfn(),
            sp.externalSpt() == PhysicalPages.NULL ? 0 : 1,
            shared ? 1 : 0,
            entries,
            kernel.machine.shape.hookInstalled ? 1 : 0
        };
        return (int) foreign.call(function, arguments, new Call(sp, shared));
    }

    /** One call; another one may be made from inside it, when a page table is removed with its children still in it. */
    private final class Call implements Foreign.World {
        private final KvmMmuPage sp;
        private final boolean shared;
        private final int externalPage;
        private final int ownPage;
        private final long[] frozen;

        Call(KvmMmuPage sp, boolean shared) {
            this.sp = sp;
            this.shared = shared;
            externalPage = sp.externalSpt();
            ownPage = sp.spt();
            frozen = new long[kernel.machine.shape.fanout];
            Arrays.fill(frozen, NOT_WRITTEN);
        }

        @Override
        public long on(Foreign.Event event, long[] numbers) {
            switch (event.name()) {
                case "tdp_mmu_unlink_sp" -> mmu.unlink(sp);
                case "kvm_tdp_mmu_read_spte" -> {
                    return kindOf(mmu.read(sp, entry(numbers[0])));
                }
                case "kvm_tdp_mmu_write_spte" -> {
                    require(numbers[1] == FROZEN);
                    return freeze(entry(numbers[0]));
                }
                case "handle_changed_spte" -> changed(numbers);
                case "is_hkid_assigned" -> {
                    return tdx.isAssigned() ? 1 : 0;
                }
                case "tdx_reclaim_page" -> {
                    return tdx.reclaim(page(numbers[0]));
                }
                case "cpu_relax" -> {}
                case "a wrong pointer is used", "sp is written where it must not be" -> require(false);
                default -> onMore(event, numbers);
            }
            return 0;
        }

        private void onMore(Foreign.Event event, long[] numbers) {
            switch (event.name()) {
                case "KVM_BUG_ON" ->
                    kernel.bug.kvmBugOn(
                            numbers[0] != 0, kernel.kvm, site(event, "tdx_sept_", WarnSite.HOOK_HKID_ASSIGNED));
                case "WARN_ON" ->
                    kernel.machine.log.warnOn(
                            numbers[0] != 0, site(event, "handle_removed_pt", WarnSite.HANDLE_REMOVED_PT));
                case "WARN_ON_ONCE" -> kernel.machine.log.warnOnOnce(numbers[0] != 0, WarnSite.PATCHED_CODE);
                case "kvm_x86_call" -> {
                    require(numbers[0] != 0);
                    mmu.watch(sp);
                }
                case "sp->external_spt =" -> sp.setExternalSpt(knownPage(numbers[0]));
                case "sp->spt =" -> Peek.setSpt(sp, knownPage(numbers[0]), kernel.machine.pages);
                case "call_rcu" -> {
                    require(numbers[0] != 0 && numbers[1] != 0);
                    mmu.queue(sp);
                }
                case "tdp_mmu_free_sp" -> mmu.free(sp);
                case "free_page" -> kernel.machine.pages.free(knownPage(numbers[0]));
                default -> throw new IllegalArgumentException("the models know no event '" + event.name() + "'");
            }
        }

        @Override
        public void died() {
            kernel.machine.log.oops();
        }

        /** What nothing in the kernel could go on from, or nothing that the models have: the host is lost with it. */
        private void require(boolean sound) {
            if (!sound) {
                kernel.machine.log.oops();
            }
        }

        private int entry(long number) {
            require(number >= 0 && number < frozen.length);
            return (int) number;
        }

        /** A change is told once, as it was made: from what was there to frozen, by whoever holds the lock as it is held. */
        private void changed(long[] numbers) {
            int entry = entry(numbers[0]);
            long old = frozen[entry];
            require(old != NOT_WRITTEN && numbers[1] == kindOf(old) && numbers[2] == FROZEN);
            require(numbers[3] == sp.level() && (numbers[4] != 0) == shared);
            frozen[entry] = NOT_WRITTEN;
            mmu.changed(sp, entry, old, shared);
        }

        private long freeze(int entry) {
            frozen[entry] = mmu.read(sp, entry);
            mmu.freeze(sp, entry);
            return kindOf(frozen[entry]);
        }

        /** Returns a page for a pointer that is kept or freed: where it must point at one of the pages, or at none. */
        private int knownPage(long number) {
            require(number == NO_PAGE || number == EXTERNAL_PAGE || number == OWN_PAGE);
            return page(number);
        }

        private int page(long number) {
            return number == EXTERNAL_PAGE ? externalPage : number == OWN_PAGE ? ownPage : PhysicalPages.NULL;
        }
    }

    private static WarnSite site(Foreign.Event event, String function, WarnSite modelled) {
        return event.function().startsWith(function) ? modelled : WarnSite.PATCHED_CODE;
    }

    private static long kindOf(long spte) {
        return Spte.isFrozen(spte) ? FROZEN : Spte.isShadowPresent(spte) ? PRESENT : NONPRESENT;
    }
}
