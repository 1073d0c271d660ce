package dev.patchtwin.kvm.world;

/** The SEAMCALLs that the modelled code makes; docs/domain.md §1.3. */
public enum Seamcall {
    MNG_CREATE("TDH.MNG.CREATE"),
    MNG_KEY_CONFIG("TDH.MNG.KEY.CONFIG"),
    MNG_ADDCX("TDH.MNG.ADDCX"),
    MNG_INIT("TDH.MNG.INIT"),
    VP_CREATE("TDH.VP.CREATE"),
    VP_ADDCX("TDH.VP.ADDCX"),
    VP_INIT("TDH.VP.INIT"),
    MEM_SEPT_ADD("TDH.MEM.SEPT.ADD"),
    MEM_PAGE_ADD("TDH.MEM.PAGE.ADD"),
    MEM_PAGE_AUG("TDH.MEM.PAGE.AUG"),
    MR_EXTEND("TDH.MR.EXTEND"),
    MR_FINALIZE("TDH.MR.FINALIZE"),
    MEM_RANGE_BLOCK("TDH.MEM.RANGE.BLOCK"),
    MEM_TRACK("TDH.MEM.TRACK"),
    MEM_PAGE_REMOVE("TDH.MEM.PAGE.REMOVE"),
    PHYMEM_PAGE_WBINVD("TDH.PHYMEM.PAGE.WBINVD"),
    VP_FLUSH("TDH.VP.FLUSH"),
    MNG_VPFLUSHDONE("TDH.MNG.VPFLUSHDONE"),
    PHYMEM_CACHE_WB("TDH.PHYMEM.CACHE.WB"),
    MNG_KEY_FREEID("TDH.MNG.KEY.FREEID"),
    PHYMEM_PAGE_RECLAIM("TDH.PHYMEM.PAGE.RECLAIM"),
    /** Made only where PAMT backing is dynamic. */
    PHYMEM_PAMT_ADD("TDH.PHYMEM.PAMT.ADD"),
    /** Made only where PAMT backing is dynamic. */
    PHYMEM_PAMT_REMOVE("TDH.PHYMEM.PAMT.REMOVE");

    private final String text;

    Seamcall(String text) {
        this.text = text;
    }

    /** Returns the name in the module's specification. */
    public String text() {
        return text;
    }
}
