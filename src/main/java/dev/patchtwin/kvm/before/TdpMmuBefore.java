package dev.patchtwin.kvm.before;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HANDLE_REMOVED_PT;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/mmu/tdp_mmu.c} before the patch: the TDP MMU sees to it that the page is leaked. */
class TdpMmuBefore extends TdpMmu {
    protected final KvmX86OpsBefore kvmX86Ops;

    TdpMmuBefore(Kernel kernel, KvmX86OpsBefore kvmX86Ops) {
        super(kernel, kvmX86Ops);
        this.kvmX86Ops = kvmX86Ops;
    }

    @Override
    @KernelFunction(value = "handle_removed_pt", file = "arch/x86/kvm/mmu/tdp_mmu.c")
    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
        freezeSptes(sp, shared);

        if (sp.isMirrorSp()
                && log.warnOn(
                        kvmX86Ops.freeExternalSpt(kvm, sp.gfn(), sp.level(), sp.externalSpt()) != 0,
                        HANDLE_REMOVED_PT)) {
            // The page could not be taken back from TDX: leak it, so that the kernel never touches encrypted memory.
            sp.setExternalSpt(NULL);
        }

        callRcu(sp);
    }
}
