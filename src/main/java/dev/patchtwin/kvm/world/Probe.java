package dev.patchtwin.kvm.world;

import java.util.Arrays;
import java.util.List;

/** Situations that a run must have met before "no difference" says anything. */
public enum Probe {
    HOOK_RECLAIMED("the hook reclaimed an S-EPT page (case A)"),
    HOOK_RECLAIM_FAILED("the hook failed to reclaim an S-EPT page (case B)"),
    HOOK_HKID_ASSIGNED("the hook ran while the HKID was assigned (case C)"),
    HOOK_HKID_ASSIGNED_VM_BUGGED("the hook ran while the HKID was assigned, in a bugged VM (case D)"),
    NOT_A_MIRROR("a page table of the direct tree was removed (case F)"),
    SEPT_PAGE_LEAKED("an S-EPT page was leaked"),
    UNUSED_SP_FREED("a page table that could not be linked was freed"),
    CMPXCHG_LOST("another vCPU changed an SPTE first"),
    FROZEN_SEEN("a walker met a frozen SPTE"),
    ALLOCATION_FAILED("a page could not be allocated"),
    LEAF_ZAP_FAILED("the zap of a private leaf stopped half-way"),
    ZAP_YIELDED("the zap of a root yielded"),
    CALLBACKS_IN_YIELD("RCU callbacks ran while the zap of a root had yielded"),
    TDR_LEAKED("the TDR could not be reclaimed because a child was left"),
    SECOND_VM("a second VM ran in the same boot"),
    OWNED_PAGE_REUSED("a page that the module owned was allocated"),
    RECURSION("a page table was removed with its children still in it"),
    SILENT_TEARDOWN("a teardown leaked pages and printed nothing"),
    SEPT_PAGE_REUSED_EARLY("an S-EPT page was handed out again before its grace period had ended");

    private final String text;

    Probe(String text) {
        this.text = text;
    }

    /** Returns all texts, in the order of the ordinals. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(p -> p.text).toList();
    }
}
