package dev.patchtwin.kvm.renamed;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} after the rename: the body of the hook is what it was. */
class TdxRenamed extends Tdx {
    protected final KvmX86OpsRenamed vtX86Ops;

    TdxRenamed(Kernel kernel, KvmX86OpsRenamed vtX86Ops) {
        super(kernel, vtX86Ops);
        this.vtX86Ops = vtX86Ops;
    }

    @KernelFunction(value = "tdx_sept_reclaim_private_spt", file = "arch/x86/kvm/vmx/tdx.c")
    protected void tdxSeptReclaimPrivateSpt(Kvm kvm, long gfn, KvmMmuPage sp) {
        // If the page cannot be taken back, leak it.
        if (bug.kvmBugOn(isHkidAssigned(kvm), kvm, HOOK_HKID_ASSIGNED)
                || tdxReclaimPage(virtToPage(sp.externalSpt())) != 0) {
            sp.setExternalSpt(NULL);
        }
    }

    @Override
    @KernelFunction(value = "tdx_hardware_setup", file = "arch/x86/kvm/vmx/tdx.c")
    public void tdxHardwareSetup() {
        super.tdxHardwareSetup();
        if (machine.shape.hookInstalled) {
            vtX86Ops.reclaimExternalSpt = this::tdxSeptReclaimPrivateSpt;
        }
    }
}
