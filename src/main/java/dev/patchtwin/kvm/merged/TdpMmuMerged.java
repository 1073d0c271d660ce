package dev.patchtwin.kvm.merged;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.REMOVED_SP_CALLBACK;

import dev.patchtwin.kvm.kept.KvmX86OpsKept;
import dev.patchtwin.kvm.kept.TdpMmuKept;
import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.model.KernelFunction;

/**
 * {@code arch/x86/kvm/mmu/tdp_mmu.c} with the hook that frees the page: of a table that was linked, only the table and its
 * header are left to the RCU callback.
 */
class TdpMmuMerged extends TdpMmuKept {
    TdpMmuMerged(Kernel kernel, KvmX86OpsKept kvmX86Ops) {
        super(kernel, kvmX86Ops);
    }

    @Override
    @KernelFunction(value = "tdp_mmu_free_removed_sp_rcu_callback", file = "arch/x86/kvm/mmu/tdp_mmu.c")
    protected void freeRemovedSp(KvmMmuPage sp) {
        log.warnOnOnce(sp.externalSpt() != NULL, REMOVED_SP_CALLBACK);

        freeTableAndHeader(sp);
    }

    /* --- watching --- */

    @Override
    protected long pointer(int when, KvmMmuPage sp) {
        return super.pointer(sp.hook() == KvmMmuPage.HOOK_FREED ? when + FREED_BY_HOOK : when, sp);
    }

    /**
     * Somebody is given a page. Which free page that is, the models do not say; where a table still waits for its grace
     * period, it may be the one that mirrored that table.
     */
    void watchAlloc() {
        for (int i = 0; i < machine.rcu.queued(); i++) {
            if (ofCallback(machine.rcu.queuedAt(i)).hook() == KvmMmuPage.HOOK_FREED) {
                machine.cover(Probe.SEPT_PAGE_REUSED_EARLY);
            }
        }
    }
}
