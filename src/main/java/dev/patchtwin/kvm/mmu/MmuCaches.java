package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Questions;
import dev.patchtwin.model.KernelFunction;

/** The per-vCPU caches that page tables are taken from under {@code mmu_lock}; docs/domain.md §1.1. */
final class MmuCaches {
    private final Machine machine;
    private final SpPool sps;

    MmuCaches(Kernel kernel) {
        machine = kernel.machine;
        sps = kernel.sps;
    }

    /** Fills the caches outside of {@code mmu_lock}; on -ENOMEM what was obtained stays cached. */
    @KernelFunction(value = "mmu_topup_memory_caches", file = "arch/x86/kvm/mmu/mmu.c")
    int topup(Vcpu vcpu) {
        return vcpu.externalSptCache.topup() && vcpu.sptCache.topup() ? topupHeaders(vcpu) : Errno.ENOMEM;
    }

    private int topupHeaders(Vcpu vcpu) {
        if (vcpu.headersCached() < machine.shape.cacheMin) {
            while (vcpu.headersCached() < machine.shape.cacheCapacity) {
                if (machine.ask(Questions.ALLOC, machine.subjects.headerCache(vcpu.id)) != 0) {
                    machine.cover(Probe.ALLOCATION_FAILED);
                    break;
                }
                vcpu.setHeadersCached(vcpu.headersCached() + 1);
            }
        }
        return vcpu.headersCached() < machine.shape.cacheMin ? Errno.ENOMEM : 0;
    }

    /** {@code tdp_mmu_alloc_sp} with {@code tdp_mmu_init_sp}: pops a header and a table. */
    KvmMmuPage allocSp(Vcpu vcpu, int position, boolean isMirror) {
        vcpu.setHeadersCached(vcpu.headersCached() - 1);
        int spt = vcpu.sptCache.pop();
        machine.pages.become(spt, PageState.UNLINKED, machine.subjects.table(position, isMirror));
        return sps.alloc(spt, position, isMirror);
    }

    /** {@code tdp_mmu_alloc_external_spt}: gives a table of the mirror tree its external page. */
    void allocExternalSpt(Vcpu vcpu, KvmMmuPage sp) {
        int page = vcpu.externalSptCache.pop();
        machine.pages.become(page, PageState.UNLINKED, machine.subjects.externalSpt(sp.position()));
        sp.setExternalSpt(page);
    }

    /** {@code mmu_free_memory_caches}: the vCPU goes away. Cached pages belong to nobody else and are plainly freed. */
    void free(Vcpu vcpu) {
        vcpu.externalSptCache.free();
        vcpu.sptCache.free();
        vcpu.setHeadersCached(0);
    }
}
