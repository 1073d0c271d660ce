package dev.patchtwin.kvm.renamed;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/mmu/tdp_mmu.c} after the rename. */
class TdpMmuRenamed extends TdpMmu {
    protected final KvmX86OpsRenamed kvmX86Ops;

    TdpMmuRenamed(Kernel kernel, KvmX86OpsRenamed kvmX86Ops) {
        super(kernel, kvmX86Ops);
        this.kvmX86Ops = kvmX86Ops;
    }

    @Override
    @KernelFunction(value = "handle_removed_pt", file = "arch/x86/kvm/mmu/tdp_mmu.c")
    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
        freezeSptes(sp, shared);

        if (sp.isMirrorSp()) {
            kvmX86Ops.reclaimExternalSpt(kvm, sp.gfn(), sp);
        }

        callRcu(sp);
    }
}
