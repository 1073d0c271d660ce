package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} on a host with Dynamic PAMT: what both versions share. */
public abstract class TdxPamt extends Tdx {
    private final KvmX86OpsPamt vtX86Ops;

    /** Works on the VM of this kernel, and installs its hooks here. */
    protected TdxPamt(Kernel kernel, KvmX86OpsPamt vtX86Ops) {
        super(kernel, vtX86Ops);
        this.vtX86Ops = vtX86Ops;
    }

    @Override
    @KernelFunction(value = "tdx_hardware_setup", file = "arch/x86/kvm/vmx/tdx.c")
    public void tdxHardwareSetup() {
        super.tdxHardwareSetup();
        vtX86Ops.freeExternalSp = machine.features::free;
        if (machine.shape.hookInstalled) {
            vtX86Ops.reclaimExternalSp = this::tdxSeptReclaimPrivateSp;
        }
    }

    /** {@code tdx_sept_reclaim_private_sp}: takes the external page of a page table back from the module. */
    protected abstract void tdxSeptReclaimPrivateSp(Kvm kvm, long gfn, KvmMmuPage sp);

    /** {@code KVM_BUG_ON(is_hkid_assigned(kvm_tdx), kvm)}. */
    protected final boolean isHkidAssignedBug(Kvm kvm) {
        return bug.kvmBugOn(isHkidAssigned(kvm), kvm, WarnSite.HOOK_HKID_ASSIGNED);
    }

    /** {@code tdx_pamt_put}: drops what a page has of its region's backing. */
    protected final void tdxPamtPut(int page) {
        DynamicPamt.of(machine).tdxPamtPut(page);
    }
}
