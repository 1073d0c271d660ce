package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageSource;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code struct kvm_vcpu} with {@code struct vcpu_tdx}, as far as the MMU and TDX teardown see it. */
final class Vcpu {
    private static final int CREATED = 0;
    private static final int INITIALIZED = 1;
    private static final int ROOT = 2;
    private static final int MIRROR_ROOT = 3;
    private static final int HEADERS_CACHED = 4;
    private static final int TDVPR_PAGE = 5;
    private static final int TDCX_PAGES = 6;

    final int id;
    /** {@code mmu_external_spt_cache}: pages that KVM neither zeroes nor initialises. */
    final PageCache externalSptCache;
    /** {@code mmu_shadow_page_cache}. */
    final PageCache sptCache;

    private final SpPool sps;
    private final int[] cells;
    private final int base;
    private final int tdcxPages;
    private final PageGroup controlPages;

    Vcpu(int id, Machine machine, SpPool sps) {
        this.id = id;
        this.sps = sps;
        cells = machine.memory.cells();
        tdcxPages = machine.shape.tdcxPages;
        base = machine.memory.reserve(TDCX_PAGES + tdcxPages);
        externalSptCache = new PageCache(machine, machine.subjects.externalSptCache(id), machine.features);
        sptCache = new PageCache(machine, machine.subjects.sptCache(id), new PageSource(machine));
        controlPages = new PageGroup(machine.pages.saved, cells, PageState.CTRL, PamtType.NDA);
        controlPages.add(base + TDVPR_PAGE, machine.subjects.tdvpr(id), PamtType.TDVPR);
        for (int i = 0; i < tdcxPages; i++) {
            controlPages.add(base + TDCX_PAGES + i, machine.subjects.tdcx(id, i), PamtType.TDCX);
        }
        reset();
    }

    void reset() {
        Arrays.fill(cells, base, base + TDVPR_PAGE, 0);
        Arrays.fill(cells, base + TDVPR_PAGE, base + TDCX_PAGES + tdcxPages, PhysicalPages.NULL);
        externalSptCache.clear();
        sptCache.clear();
    }

    /** Returns all pointers to the vCPU's control pages. */
    PageGroup controlPages() {
        return controlPages;
    }

    /** KVM_CREATE_VCPU was done. */
    boolean created() {
        return cells[base + CREATED] != 0;
    }

    void setCreated(boolean value) {
        cells[base + CREATED] = value ? 1 : 0;
    }

    /** KVM_TDX_INIT_VCPU was done: {@code VCPU_TD_STATE_INITIALIZED}. */
    boolean initialized() {
        return cells[base + INITIALIZED] != 0;
    }

    void setInitialized(boolean value) {
        cells[base + INITIALIZED] = value ? 1 : 0;
    }

    /** {@code vp.tdvpr_page}. */
    int tdvprPage() {
        return cells[base + TDVPR_PAGE];
    }

    void setTdvprPage(int page) {
        cells[base + TDVPR_PAGE] = page;
    }

    /** {@code vp.tdcx_pages[index]}. */
    int tdcxPage(int index) {
        return cells[base + TDCX_PAGES + index];
    }

    void setTdcxPage(int index, int page) {
        cells[base + TDCX_PAGES + index] = page;
    }

    /** Returns how many TDCX pages a vCPU has. */
    int tdcxPages() {
        return tdcxPages;
    }

    /** {@code arch.mmu->root.hpa}: the direct root. */
    @Nullable KvmMmuPage root() {
        return sps.byNumber(cells[base + ROOT]);
    }

    void setRoot(@Nullable KvmMmuPage root) {
        cells[base + ROOT] = SpPool.number(root);
    }

    /** {@code arch.mmu->mirror_root_hpa}. */
    @Nullable KvmMmuPage mirrorRoot() {
        return sps.byNumber(cells[base + MIRROR_ROOT]);
    }

    void setMirrorRoot(@Nullable KvmMmuPage root) {
        cells[base + MIRROR_ROOT] = SpPool.number(root);
    }

    /** {@code mmu_page_header_cache}: how many headers. */
    int headersCached() {
        return cells[base + HEADERS_CACHED];
    }

    void setHeadersCached(int count) {
        cells[base + HEADERS_CACHED] = count;
    }
}
