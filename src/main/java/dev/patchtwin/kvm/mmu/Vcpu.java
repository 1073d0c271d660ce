package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code struct kvm_vcpu} with {@code struct vcpu_tdx}, as far as the MMU and TDX teardown see it. */
final class Vcpu {
    final int id;
    /** KVM_CREATE_VCPU was done. */
    boolean created;
    /** KVM_TDX_INIT_VCPU was done: {@code VCPU_TD_STATE_INITIALIZED}. */
    boolean initialized;
    /** {@code vp.tdvpr_page}. */
    int tdvprPage;
    /** {@code vp.tdcx_pages}. */
    final int[] tdcxPages;
    /** {@code arch.mmu->root.hpa}: the direct root. */
    @Nullable KvmMmuPage root;
    /** {@code arch.mmu->mirror_root_hpa}. */
    @Nullable KvmMmuPage mirrorRoot;

    /** {@code mmu_external_spt_cache}: pages that KVM neither zeroes nor initialises. */
    final int[] externalSptCache;
    int externalSptCached;
    /** {@code mmu_shadow_page_cache}. */
    final int[] sptCache;
    int sptCached;
    /** {@code mmu_page_header_cache}: how many headers. */
    int headersCached;

    Vcpu(int id, Shape shape) {
        this.id = id;
        tdcxPages = new int[shape.tdcxPages];
        externalSptCache = new int[shape.cacheCapacity];
        sptCache = new int[shape.cacheCapacity];
        reset();
    }

    void reset() {
        created = false;
        initialized = false;
        tdvprPage = PhysicalPages.NULL;
        Arrays.fill(tdcxPages, PhysicalPages.NULL);
        root = null;
        mirrorRoot = null;
        externalSptCached = 0;
        sptCached = 0;
        headersCached = 0;
    }
}
