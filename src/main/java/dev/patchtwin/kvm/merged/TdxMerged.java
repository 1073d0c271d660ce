package dev.patchtwin.kvm.merged;

import static dev.patchtwin.kvm.world.PhysicalPages.NULL;
import static dev.patchtwin.kvm.world.WarnSite.HOOK_HKID_ASSIGNED;

import dev.patchtwin.kvm.kept.KvmX86OpsKept;
import dev.patchtwin.kvm.kept.TdxKept;
import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/vmx/tdx.c} with the hook that frees the page, or leaks it where it cannot be taken back. */
class TdxMerged extends TdxKept {
    TdxMerged(Kernel kernel, KvmX86OpsKept vtX86Ops) {
        super(kernel, vtX86Ops);
    }

    @Override
    @KernelFunction(value = "tdx_sept_free_private_sp", file = "arch/x86/kvm/vmx/tdx.c")
    protected void tdxSeptFreePrivateSp(Kvm kvm, KvmMmuPage sp) {
        if (bug.kvmBugOn(isHkidAssigned(kvm), kvm, HOOK_HKID_ASSIGNED)
                || tdxReclaimPage(virtToPage(sp.externalSpt())) != 0) {
            sp.setExternalSpt(NULL);
            return;
        }

        // No reader can be left: nobody walks the mirror tree without mmu_lock.
        machine.pages.free(sp.externalSpt());
        sp.setExternalSpt(NULL);
    }
}
