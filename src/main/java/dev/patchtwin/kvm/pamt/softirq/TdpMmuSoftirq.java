package dev.patchtwin.kvm.pamt.softirq;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.pamt.KvmX86OpsPamt;
import dev.patchtwin.kvm.pamt.TdpMmuPamt;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/mmu/tdp_mmu.c} before the patch: every page table is freed in the same way. */
class TdpMmuSoftirq extends TdpMmuPamt {
    TdpMmuSoftirq(Kernel kernel, KvmX86OpsPamt kvmX86Ops) {
        super(kernel, kvmX86Ops);
    }

    @Override
    @KernelFunction(value = "tdp_mmu_free_sp_rcu_callback", file = "arch/x86/kvm/mmu/tdp_mmu.c")
    protected void tdpMmuFreeSpRcuCallback(KvmMmuPage sp) {
        tdpMmuFreeSp(sp);
    }
}
