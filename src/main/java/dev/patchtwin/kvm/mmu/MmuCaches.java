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
        vcpu.externalSptCached = topup(
                vcpu.externalSptCache, vcpu.externalSptCached, machine.subjects.externalSptCache(vcpu.id));
        if (vcpu.externalSptCached < machine.shape.cacheMin) {
            return Errno.ENOMEM;
        }
        vcpu.sptCached = topup(vcpu.sptCache, vcpu.sptCached, machine.subjects.sptCache(vcpu.id));
        if (vcpu.sptCached < machine.shape.cacheMin) {
            return Errno.ENOMEM;
        }
        return topupHeaders(vcpu);
    }

    /** {@code kvm_mmu_topup_memory_cache}: up to the capacity, but only when fewer than the minimum are left. */
    private int topup(int[] cache, int cached, int subject) {
        int count = cached;
        if (count < machine.shape.cacheMin) {
            while (count < cache.length) {
                int page = machine.allocPage(PageState.CACHE, subject);
                if (page == PhysicalPages.NULL) {
                    break;
                }
                cache[count++] = page;
            }
        }
        return count;
    }

    private int topupHeaders(Vcpu vcpu) {
        if (vcpu.headersCached < machine.shape.cacheMin) {
            while (vcpu.headersCached < machine.shape.cacheCapacity) {
                if (machine.ask(Questions.ALLOC, machine.subjects.headerCache(vcpu.id)) != 0) {
                    machine.cover(Probe.ALLOCATION_FAILED);
                    break;
                }
                vcpu.headersCached++;
            }
        }
        return vcpu.headersCached < machine.shape.cacheMin ? Errno.ENOMEM : 0;
    }

    /** {@code tdp_mmu_alloc_sp} with {@code tdp_mmu_init_sp}: pops a header and a table. */
    KvmMmuPage allocSp(Vcpu vcpu, int position, boolean isMirror) {
        vcpu.headersCached--;
        int spt = vcpu.sptCache[--vcpu.sptCached];
        machine.pages.become(spt, PageState.UNLINKED, machine.subjects.table(position, isMirror));
        return sps.alloc(spt, position, isMirror);
    }

    /** {@code tdp_mmu_alloc_external_spt}: gives a table of the mirror tree its external page. */
    void allocExternalSpt(Vcpu vcpu, KvmMmuPage sp) {
        int page = vcpu.externalSptCache[--vcpu.externalSptCached];
        machine.pages.become(page, PageState.UNLINKED, machine.subjects.externalSpt(sp.position));
        sp.setExternalSpt(page);
    }

    /** {@code mmu_free_memory_caches}: the vCPU goes away. Cached pages belong to nobody else and are plainly freed. */
    void free(Vcpu vcpu) {
        while (vcpu.externalSptCached > 0) {
            machine.pages.free(vcpu.externalSptCache[--vcpu.externalSptCached]);
        }
        while (vcpu.sptCached > 0) {
            machine.pages.free(vcpu.sptCache[--vcpu.sptCached]);
        }
        vcpu.headersCached = 0;
    }
}
