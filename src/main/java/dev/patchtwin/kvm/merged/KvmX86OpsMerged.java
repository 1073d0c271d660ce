package dev.patchtwin.kvm.merged;

import dev.patchtwin.kvm.kept.KvmX86OpsKept;
import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;

/** The hooks, watched: whether a page is back in the allocator when the hook is done is remembered with its page table. */
final class KvmX86OpsMerged extends KvmX86OpsKept {
    private final Machine machine;

    KvmX86OpsMerged(Kernel kernel) {
        super(kernel);
        machine = kernel.machine;
    }

    @Override
    protected void freeExternalSpt(Kvm kvm, KvmMmuPage sp) {
        int page = sp.externalSpt();
        super.freeExternalSpt(kvm, sp);
        if (page != PhysicalPages.NULL && machine.pages.state(page) == PageState.BUDDY) {
            sp.setHook(KvmMmuPage.HOOK_FREED);
        }
    }
}
