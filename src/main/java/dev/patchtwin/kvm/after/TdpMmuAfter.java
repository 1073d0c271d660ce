package dev.patchtwin.kvm.after;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/mmu/tdp_mmu.c} after the patch: what becomes of the page is no concern of the TDP MMU. */
class TdpMmuAfter extends TdpMmu {
    protected final KvmX86OpsAfter kvmX86Ops;

    TdpMmuAfter(Kernel kernel, KvmX86OpsAfter kvmX86Ops) {
        super(kernel, kvmX86Ops);
        this.kvmX86Ops = kvmX86Ops;
    }

    @Override
    @KernelFunction(value = "handle_removed_pt", file = "arch/x86/kvm/mmu/tdp_mmu.c")
    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
        freezeSptes(sp, shared);

        if (sp.isMirrorSp()) {
            kvmX86Ops.reclaimExternalSp(kvm, sp.gfn(), sp);
        }

        callRcu(sp);
    }
}
