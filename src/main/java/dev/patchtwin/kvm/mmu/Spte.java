package dev.patchtwin.kvm.mmu;

/** Shadow page-table entries with the kernel's encoding; docs/domain.md §1.2. */
public final class Spte {
    /** {@code SHADOW_NONPRESENT_VALUE}: empty. Bit 63 suppresses #VE. */
    public static final long NONPRESENT = 1L << 63;
    /** {@code FROZEN_SPTE}: not present, and owned by the thread that put it there. */
    public static final long FROZEN = NONPRESENT | 0x5a0;
    /** {@code SPTE_MMU_PRESENT_MASK}. */
    public static final long MMU_PRESENT = 1L << 11;

    /** Page frame numbers from here on are host memory outside the world: what shared gfns are backed by. */
    static final int HOST_PFN = 1 << 20;

    private static final int PFN_SHIFT = 12;
    private static final long PFN_MASK = (1L << 40) - 1;

    private Spte() {}

    /** {@code is_shadow_present_pte}. */
    public static boolean isShadowPresent(long spte) {
        return (spte & MMU_PRESENT) != 0;
    }

    /** {@code is_frozen_spte}. */
    public static boolean isFrozen(long spte) {
        return spte == FROZEN;
    }

    /** {@code is_last_spte}: true for any value at level 1; larger pages are not modelled. */
    public static boolean isLast(long spte, int level) {
        return level == 1;
    }

    /** Returns a present entry that points at a page: a leaf at level 1, a table's {@code spt} above. */
    public static long present(int pfn) {
        return MMU_PRESENT | ((long) pfn << PFN_SHIFT);
    }

    /** {@code spte_to_pfn}. */
    public static int pfn(long spte) {
        return (int) ((spte >>> PFN_SHIFT) & PFN_MASK);
    }
}
