package dev.patchtwin.kvm.pamt.process;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.pamt.KvmX86OpsPamt;
import dev.patchtwin.kvm.pamt.TdpMmuPamt;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/mmu/tdp_mmu.c} after the patch: a page table that was linked has a page like any other by now. */
class TdpMmuProcess extends TdpMmuPamt {
    TdpMmuProcess(Kernel kernel, KvmX86OpsPamt kvmX86Ops) {
        super(kernel, kvmX86Ops);
    }

    @Override
    @KernelFunction(value = "tdp_mmu_free_sp_rcu_callback", file = "arch/x86/kvm/mmu/tdp_mmu.c")
    protected void tdpMmuFreeSpRcuCallback(KvmMmuPage sp) {
        freePage(sp.externalSpt());
        freePage(sp.spt());
        freeHeader(sp);
    }
}
