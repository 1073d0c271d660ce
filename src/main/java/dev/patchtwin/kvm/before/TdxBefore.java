package dev.patchtwin.kvm.before;

import static dev.patchtwin.kvm.world.Errno.EIO;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} before the patch: TDX tells whether it failed, and leaves the rest to its caller. */
class TdxBefore extends Tdx {
    protected final KvmX86OpsBefore vtX86Ops;

    TdxBefore(Kernel kernel, KvmX86OpsBefore vtX86Ops) {
        super(kernel, vtX86Ops);
        this.vtX86Ops = vtX86Ops;
    }

    @KernelFunction(value = "tdx_sept_free_private_spt", file = "arch/x86/kvm/vmx/tdx.c")
    protected int tdxSeptFreePrivateSpt(Kvm kvm, long gfn, int level, int privateSpt) {
        // Called only once the HKID is released: no table of the mirror tree goes away while the TD can run.
        if (bug.kvmBugOn(isHkidAssigned(kvm), kvm, HOOK_HKID_ASSIGNED)) {
            return EIO;
        }

        return tdxReclaimPage(virtToPage(privateSpt));
    }

    @Override
    @KernelFunction(value = "tdx_hardware_setup", file = "arch/x86/kvm/vmx/tdx.c")
    public void tdxHardwareSetup() {
        super.tdxHardwareSetup();
        if (machine.shape.hookInstalled) {
            vtX86Ops.freeExternalSpt = this::tdxSeptFreePrivateSpt;
        }
    }
}
