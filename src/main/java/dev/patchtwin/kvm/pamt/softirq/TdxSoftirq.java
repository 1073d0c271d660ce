package dev.patchtwin.kvm.pamt.softirq;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.pamt.KvmX86OpsPamt;
import dev.patchtwin.kvm.pamt.TdxPamt;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} before the patch: backing is dropped where the page is freed. */
class TdxSoftirq extends TdxPamt {
    TdxSoftirq(Kernel kernel, KvmX86OpsPamt vtX86Ops) {
        super(kernel, vtX86Ops);
    }

    @Override
    @KernelFunction(value = "tdx_sept_reclaim_private_sp", file = "arch/x86/kvm/vmx/tdx.c")
    protected void tdxSeptReclaimPrivateSp(Kvm kvm, long gfn, KvmMmuPage sp) {
        if (isHkidAssignedBug(kvm) || tdxReclaimPage(virtToPage(sp.externalSpt())) != 0) {
            sp.setExternalSpt(NULL);
        }
    }
}
