package dev.patchtwin.kvm.after;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} after the patch: TDX itself drops the pointer to a page that it could not take back. */
class TdxAfter extends Tdx {
    protected final KvmX86OpsAfter vtX86Ops;

    TdxAfter(Kernel kernel, KvmX86OpsAfter vtX86Ops) {
        super(kernel, vtX86Ops);
        this.vtX86Ops = vtX86Ops;
    }

    @KernelFunction(value = "tdx_sept_reclaim_private_sp", file = "arch/x86/kvm/vmx/tdx.c")
    protected void tdxSeptReclaimPrivateSp(Kvm kvm, long gfn, KvmMmuPage sp) {
        // Called only once the HKID is released: no table of the mirror tree goes away while the TD can run. If the page
        // cannot be taken back, leak it, so that the kernel never touches encrypted memory.
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
            vtX86Ops.reclaimExternalSp = this::tdxSeptReclaimPrivateSp;
        }
    }
}
