package dev.patchtwin.kvm.kept;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} with the hook that takes the page table, and drops the pointer where it failed. */
public class TdxKept extends Tdx {
    protected final KvmX86OpsKept vtX86Ops;

    /** Works on the VM of this kernel, and installs its hooks here. */
    public TdxKept(Kernel kernel, KvmX86OpsKept vtX86Ops) {
        super(kernel, vtX86Ops);
        this.vtX86Ops = vtX86Ops;
    }

    @KernelFunction(value = "tdx_sept_free_private_sp", file = "arch/x86/kvm/vmx/tdx.c")
    protected void tdxSeptFreePrivateSp(Kvm kvm, KvmMmuPage sp) {
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
            vtX86Ops.freeExternalSpt = this::tdxSeptFreePrivateSp;
        }
    }
}
