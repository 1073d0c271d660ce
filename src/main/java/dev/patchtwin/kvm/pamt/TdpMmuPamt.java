package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.model.KernelFunction;

/** {@code arch/x86/kvm/mmu/tdp_mmu.c} where external page tables are freed by a hook: what both versions share. */
public abstract class TdpMmuPamt extends TdpMmu {
    private static final String FILE = "arch/x86/kvm/mmu/tdp_mmu.c";

    private final KvmX86OpsPamt kvmX86Ops;
    private final PamtLock lock;

    /** Works on the VM of this kernel, through these hooks. */
    protected TdpMmuPamt(Kernel kernel, KvmX86OpsPamt kvmX86Ops) {
        super(kernel, kvmX86Ops);
        this.kvmX86Ops = kvmX86Ops;
        lock = DynamicPamt.of(machine).lock();
    }

    @Override
    @KernelFunction(value = "handle_removed_pt", file = FILE)
    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
        freezeSptes(sp, shared);

        if (sp.isMirrorSp()) {
            lock.in(Context.MMU_WRITE, () -> kvmX86Ops.reclaimExternalSp(kvm, sp.gfn(), sp));
        }

        callRcu(sp);
    }

    /** Frees a page table at once, one that was never linked, while a fault holds {@code mmu_lock} for read. */
    @Override
    protected void freeUnusedSp(KvmMmuPage sp) {
        lock.in(Context.MMU_READ, () -> super.freeUnusedSp(sp));
    }

    /** {@code tdp_mmu_free_sp}: an external page goes back through the hook. */
    @Override
    protected void freeExternalSpt(int page) {
        if (page != PhysicalPages.NULL) {
            kvmX86Ops.freeExternalSp(page);
        }
    }

    @Override
    protected final void freeRemovedSp(KvmMmuPage sp) {
        lock.in(Context.SOFTIRQ, () -> tdpMmuFreeSpRcuCallback(sp));
    }

    /** {@code tdp_mmu_free_sp_rcu_callback}: frees a page table once nobody can be reading it any more. */
    protected abstract void tdpMmuFreeSpRcuCallback(KvmMmuPage sp);

    /** {@code free_page}: gives a page back as it is; {@link PhysicalPages#NULL} is fine. */
    protected final void freePage(int page) {
        machine.pages.free(page);
    }
}
