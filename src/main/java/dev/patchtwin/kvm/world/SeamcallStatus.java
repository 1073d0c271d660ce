package dev.patchtwin.kvm.world;

/** What a SEAMCALL can answer: a number for the upper 32 bits of the status; docs/domain.md §9. */
public final class SeamcallStatus {
    public static final int SUCCESS = 0;
    public static final int OPERAND_BUSY = 1;
    public static final int OPERAND_INVALID = 2;
    public static final int RND_NO_ENTROPY = 3;
    public static final int PREVIOUS_TLB_EPOCH_BUSY = 4;
    public static final int INTERRUPTED_RESUMABLE = 5;
    public static final int NO_HKID_READY_TO_WBCACHE = 6;
    public static final int FLUSHVP_NOT_DONE = 7;
    public static final int VCPU_NOT_ASSOCIATED = 8;
    public static final int WBCACHE_NOT_COMPLETE = 9;
    public static final int LIFECYCLE_STATE_INCORRECT = 10;
    public static final int TD_ASSOCIATED_PAGES_EXIST = 11;
    public static final int PAGE_METADATA_INCORRECT = 12;
    public static final int OPERAND_ADDR_RANGE_ERROR = 13;
    public static final int EPT_WALK_FAILED = 14;
    public static final int EPT_ENTRY_STATE_INCORRECT = 15;
    public static final int GPA_RANGE_NOT_BLOCKED = 16;
    public static final int TLB_TRACKING_NOT_DONE = 17;
    public static final int GPA_RANGE_ALREADY_BLOCKED = 18;
    public static final int TD_KEYS_NOT_CONFIGURED = 19;

    private static final String[] NAMES = {
        "TDX_SUCCESS",
        "TDX_OPERAND_BUSY",
        "TDX_OPERAND_INVALID",
        "TDX_RND_NO_ENTROPY",
        "TDX_PREVIOUS_TLB_EPOCH_BUSY",
        "TDX_INTERRUPTED_RESUMABLE",
        "TDX_NO_HKID_READY_TO_WBCACHE",
        "TDX_FLUSHVP_NOT_DONE",
        "TDX_VCPU_NOT_ASSOCIATED",
        "TDX_WBCACHE_NOT_COMPLETE",
        "TDX_LIFECYCLE_STATE_INCORRECT",
        "TDX_TD_ASSOCIATED_PAGES_EXIST",
        "TDX_PAGE_METADATA_INCORRECT",
        "TDX_OPERAND_ADDR_RANGE_ERROR",
        "TDX_EPT_WALK_FAILED",
        "TDX_EPT_ENTRY_STATE_INCORRECT",
        "TDX_GPA_RANGE_NOT_BLOCKED",
        "TDX_TLB_TRACKING_NOT_DONE",
        "TDX_GPA_RANGE_ALREADY_BLOCKED",
        "TDX_TD_KEYS_NOT_CONFIGURED"
    };

    private SeamcallStatus() {}

    /** {@code tdx_operand_busy}: the only status on which KVM tries again by itself. */
    public static boolean isOperandBusy(int status) {
        return status == OPERAND_BUSY;
    }

    /** Returns the constant's name. */
    public static String name(int status) {
        return NAMES[status];
    }
}
