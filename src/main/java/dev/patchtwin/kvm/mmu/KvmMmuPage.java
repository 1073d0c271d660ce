package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.PhysicalPages;
import org.jspecify.annotations.Nullable;

/** {@code struct kvm_mmu_page}: the header of a page table, "sp" in the kernel; docs/domain.md §1.1. */
public final class KvmMmuPage {
    /** What has become of a header. */
    public enum Life {
        /** In the slab. */
        FREE,
        /** Allocated, not linked into a tree. */
        UNLINKED,
        /** Linked, or a root. */
        LINKED,
        /** Unlinked, waiting for a grace period. */
        RCU,
        /** The grace period is over, the callback runs. */
        GRACE_OVER
    }

    private final PhysicalPages pages;
    final int id;
    /** The 512 SPTEs of the page {@link #spt}. */
    final long[] sptes;

    Life life = Life.FREE;
    int position;
    /** {@code role.level}: the level of the table, 1 to the root's. */
    int level;
    /** The first gfn that the table covers. */
    long gfn;
    /** {@code role.is_mirror}. */
    boolean isMirror;
    /** {@code role.invalid}, of roots. */
    boolean invalid;
    /** {@code tdp_mmu_scheduled_root_to_zap}, of roots. */
    boolean scheduledRootToZap;
    /** {@code tdp_mmu_root_count}, of roots. */
    int rootCount;
    /** The page that the kernel walks: {@code spt}. */
    int spt = PhysicalPages.NULL;
    /** {@code ptep}: the table that holds the entry pointing here; null for a root. */
    @Nullable KvmMmuPage parent;
    /** Whether the reclaim hook has run for it. */
    boolean hookRan;

    private int externalSpt = PhysicalPages.NULL;

    KvmMmuPage(int id, int entries, PhysicalPages pages) {
        this.id = id;
        this.pages = pages;
        sptes = new long[entries];
    }

    /** {@code sp->role.level}: 1 to the root's level. */
    public int level() {
        return level;
    }

    /** {@code sp->gfn}: the first gfn that the table covers. */
    public long gfn() {
        return gfn;
    }

    /** {@code sp->spt}: the frame of the table that the kernel walks. */
    public int spt() {
        return spt;
    }

    /** {@code sp->external_spt}: the frame of the S-EPT page that mirrors this table, or {@link PhysicalPages#NULL}. */
    public int externalSpt() {
        return externalSpt;
    }

    /** {@code sp->external_spt = page}. A page that only this pointer knew, and that was not freed, is leaked by it. */
    public void setExternalSpt(int page) {
        int old = externalSpt;
        externalSpt = page;
        if (old != page) {
            pages.forget(old);
        }
    }

    /** Forgets the pointer without a trace: the host boots again. */
    void clearExternalSpt() {
        externalSpt = PhysicalPages.NULL;
    }

    /** {@code is_mirror_sp}: tells whether the table belongs to the mirror tree, the private half of the guest. */
    public boolean isMirrorSp() {
        return isMirror;
    }

    boolean isRoot() {
        return parent == null;
    }
}
