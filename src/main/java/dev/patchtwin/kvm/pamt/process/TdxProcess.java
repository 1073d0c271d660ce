package dev.patchtwin.kvm.pamt.process;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.pamt.KvmX86OpsPamt;
import dev.patchtwin.kvm.pamt.TdxPamt;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} after the patch: backing is dropped as soon as the module has given the page back. */
class TdxProcess extends TdxPamt {
    TdxProcess(Kernel kernel, KvmX86OpsPamt vtX86Ops) {
        super(kernel, vtX86Ops);
    }

    @Override
    @KernelFunction(value = "tdx_sept_reclaim_private_sp", file = "arch/x86/kvm/vmx/tdx.c")
    protected void tdxSeptReclaimPrivateSp(Kvm kvm, long gfn, KvmMmuPage sp) {
        if (isHkidAssignedBug(kvm) || tdxReclaimPage(virtToPage(sp.externalSpt())) != 0) {
            // A page that stays the module's is leaked, and keeps its backing.
            sp.setExternalSpt(NULL);
            return;
        }

        tdxPamtPut(virtToPage(sp.externalSpt()));
    }
}
