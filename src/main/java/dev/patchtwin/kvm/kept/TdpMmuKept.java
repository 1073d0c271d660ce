package dev.patchtwin.kvm.kept;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/mmu/tdp_mmu.c} with the hook that takes the page table. */
public class TdpMmuKept extends TdpMmu {
    protected final KvmX86OpsKept kvmX86Ops;

    /** Works on the VM of this kernel, through these hooks. */
    public TdpMmuKept(Kernel kernel, KvmX86OpsKept kvmX86Ops) {
        super(kernel, kvmX86Ops);
        this.kvmX86Ops = kvmX86Ops;
    }

    @Override
    @KernelFunction(value = "handle_removed_pt", file = "arch/x86/kvm/mmu/tdp_mmu.c")
    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
        freezeSptes(sp, shared);

        if (sp.isMirrorSp()) {
            kvmX86Ops.freeExternalSpt(kvm, sp);
        }

        callRcu(sp);
    }
}
