package dev.patchtwin.kvm.world;

/**
 * The places in the kernel that can print a WARN splat, one per call site of the WARN family; docs/domain.md §3.2. A
 * place that the patch moves from one function to another keeps its name.
 */
public enum WarnSite {
    HANDLE_REMOVED_PT("handle_removed_pt"),
    HOOK_HKID_ASSIGNED("reclaim-hook/is_hkid_assigned"),
    RECLAIM_PAGE("tdx_reclaim_page/TDH.PHYMEM.PAGE.RECLAIM"),
    MNG_CREATE("tdx_td_init/TDH.MNG.CREATE"),
    MNG_KEY_CONFIG("tdx_td_init/TDH.MNG.KEY.CONFIG"),
    MNG_ADDCX("tdx_td_init/TDH.MNG.ADDCX"),
    MNG_INIT("tdx_td_init/TDH.MNG.INIT"),
    VP_CREATE("tdx_td_vcpu_init/TDH.VP.CREATE"),
    VP_ADDCX("tdx_td_vcpu_init/TDH.VP.ADDCX"),
    VP_INIT("tdx_td_vcpu_init/TDH.VP.INIT"),
    MR_EXTEND("tdx_gmem_post_populate/TDH.MR.EXTEND"),
    MR_FINALIZE("tdx_td_finalize/TDH.MR.FINALIZE"),
    PAGE_ADD_SRC("tdx_gmem_post_populate/page_add_src"),
    SEPT_ADD("tdx_sept_link_private_spt/TDH.MEM.SEPT.ADD"),
    EXTERNAL_SPT_MISSING("tdx_sept_link_private_spt/external_spt"),
    PAGE_ADD("tdx_mem_page_add/TDH.MEM.PAGE.ADD"),
    PAGE_ADD_TOO_LATE("tdx_mem_page_add/pre_fault_allowed"),
    PAGE_AUG("tdx_mem_page_aug/TDH.MEM.PAGE.AUG"),
    LEAF_LEVEL("tdx_sept_set_private_spte/level"),
    RANGE_BLOCK("tdx_sept_remove_private_spte/TDH.MEM.RANGE.BLOCK"),
    TRACK("tdx_track/TDH.MEM.TRACK"),
    PAGE_REMOVE("tdx_sept_remove_private_spte/TDH.MEM.PAGE.REMOVE"),
    PAGE_WBINVD("tdx_sept_remove_private_spte/TDH.PHYMEM.PAGE.WBINVD"),
    REMOVE_HKID("tdx_sept_remove_private_spte/is_hkid_assigned"),
    REMOVE_LEVEL("tdx_sept_remove_private_spte/level"),
    FROZEN_SNAPSHOT("__tdp_mmu_set_spte_atomic/is_frozen_spte"),
    OLD_SPTE_PRESENT("set_external_spte_present/old_spte"),
    NEW_SPTE_NOT_PRESENT("set_external_spte_present/new_spte"),
    NOT_MMIO("handle_changed_spte/non-present"),
    PUT_ROOT("kvm_tdp_mmu_put_root/invalid"),
    ROOTS_REMAIN("kvm_mmu_uninit_tdp_mmu/tdp_mmu_roots"),
    VP_FLUSH("tdx_flush_vp_on_cpu/TDH.VP.FLUSH"),
    VPFLUSHDONE("tdx_mmu_release_hkid/TDH.MNG.VPFLUSHDONE"),
    CACHE_WB("smp_func_do_phymem_cache_wb/TDH.PHYMEM.CACHE.WB"),
    KEY_FREEID("tdx_mmu_release_hkid/TDH.MNG.KEY.FREEID"),
    TDR_WBINVD("tdx_reclaim_td_control_pages/TDH.PHYMEM.PAGE.WBINVD"),
    /** A warning in the patch's own C that no model has. */
    PATCHED_CODE("the patched code/elsewhere"),
    REMOVED_SP_CALLBACK("tdp_mmu_free_removed_sp_rcu_callback/external_spt"),
    /** Only where PAMT backing is dynamic. */
    PAMT_REMOVE("tdx_pamt_put/TDH.PHYMEM.PAMT.REMOVE");

    private final String text;

    WarnSite(String text) {
        this.text = text;
    }

    /** Returns {@code function/what was warned about}. */
    public String text() {
        return text;
    }
}
