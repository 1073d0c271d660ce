package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Memory;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Shape;
import java.util.Arrays;
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

    /** What {@link #hook} is once the reclaim hook has run. */
    public static final int HOOK_RAN = 1;
    /** What it is once the hook has given the S-EPT page back to the allocator; most versions never do. */
    public static final int HOOK_FREED = 2;

    private static final Life[] LIVES = Life.values();

    private static final int LIFE = 0;
    private static final int POSITION = 1;
    private static final int IS_MIRROR = 2;
    private static final int INVALID = 3;
    private static final int SCHEDULED_ROOT_TO_ZAP = 4;
    private static final int HOOK = 5;
    private static final int ROOT_COUNT = 6;
    private static final int SPT = 7;
    private static final int EXTERNAL_SPT = 8;
    private static final int PARENT = 9;
    private static final int SPTES = 10;

    /** An SPTE as a number: what is present is its page frame number and this. */
    private static final int PRESENT = 2;

    private static final int FROZEN = 1;

    private final SpPool sps;
    private final PhysicalPages pages;
    private final Shape shape;
    private final int[] cells;
    private final int base;

    /** Its number in the slab. */
    final int id;

    KvmMmuPage(int id, SpPool sps, PhysicalPages pages, Shape shape, Memory memory, int base) {
        this.id = id;
        this.sps = sps;
        this.pages = pages;
        this.shape = shape;
        this.base = base;
        cells = memory.cells();
    }

    /** Returns how many numbers a header takes. */
    static int cells(Shape shape) {
        return SPTES + shape.fanout;
    }

    /** Takes the header from the slab. */
    void alloc(int spt, int position, boolean isMirror) {
        clear();
        set(POSITION, position);
        set(IS_MIRROR, isMirror ? 1 : 0);
        set(SPT, spt);
        set(EXTERNAL_SPT, PhysicalPages.NULL);
        setLife(Life.UNLINKED);
    }

    private void clear() {
        Arrays.fill(cells, base, base + SPTES + shape.fanout, 0);
    }

    private int get(int field) {
        return cells[base + field];
    }

    private void set(int field, int value) {
        cells[base + field] = value;
    }

    Life life() {
        return LIVES[get(LIFE)];
    }

    boolean isFree() {
        return get(LIFE) == 0;
    }

    void setLife(Life life) {
        set(LIFE, life.ordinal());
    }

    /** The place in the tree, of {@link Shape#positions()}. */
    int position() {
        return get(POSITION);
    }

    /** {@code sp->role.level}: 1 to the root's level. */
    public int level() {
        return shape.level(get(POSITION));
    }

    /** {@code sp->gfn}: the first gfn that the table covers. */
    public long gfn() {
        return shape.firstGfn(get(POSITION));
    }

    /** {@code sp->spt}: the frame of the table that the kernel walks. */
    public int spt() {
        return get(SPT);
    }

    void setSpt(int page) {
        set(SPT, page);
    }

    /** {@code sp->external_spt}: the frame of the S-EPT page that mirrors this table, or {@link PhysicalPages#NULL}. */
    public int externalSpt() {
        return get(EXTERNAL_SPT);
    }

    /** {@code sp->external_spt = page}. A page that only this pointer knew, and that was not freed, is leaked by it. */
    public void setExternalSpt(int page) {
        int old = externalSpt();
        set(EXTERNAL_SPT, page);
        if (old != page) {
            pages.forget(old);
        }
    }

    /** Forgets the pointer without a trace. */
    void clearExternalSpt() {
        set(EXTERNAL_SPT, PhysicalPages.NULL);
    }

    /** {@code is_mirror_sp}: tells whether the table belongs to the mirror tree, the private half of the guest. */
    public boolean isMirrorSp() {
        return get(IS_MIRROR) != 0;
    }

    /** {@code role.invalid}, of roots. */
    boolean isInvalid() {
        return get(INVALID) != 0;
    }

    void setInvalid(boolean invalid) {
        set(INVALID, invalid ? 1 : 0);
    }

    /** {@code tdp_mmu_scheduled_root_to_zap}, of roots. */
    boolean isScheduledRootToZap() {
        return get(SCHEDULED_ROOT_TO_ZAP) != 0;
    }

    void setScheduledRootToZap(boolean scheduled) {
        set(SCHEDULED_ROOT_TO_ZAP, scheduled ? 1 : 0);
    }

    /** {@code tdp_mmu_root_count}, of roots. */
    int rootCount() {
        return get(ROOT_COUNT);
    }

    void setRootCount(int count) {
        set(ROOT_COUNT, count);
    }

    /** Whether the reclaim hook has run for it. */
    boolean hookRan() {
        return get(HOOK) != 0;
    }

    /** Returns what the reclaim hook has done for it: 0 for nothing yet, {@link #HOOK_RAN} or {@link #HOOK_FREED}. */
    public int hook() {
        return get(HOOK);
    }

    /** Says what the reclaim hook has done for it. */
    public void setHook(int done) {
        set(HOOK, done);
    }

    /** {@code ptep}: the table that holds the entry pointing here; null for a root. */
    @Nullable KvmMmuPage parent() {
        return sps.byNumber(get(PARENT));
    }

    void setParent(@Nullable KvmMmuPage parent) {
        set(PARENT, SpPool.number(parent));
    }

    boolean isRoot() {
        return get(PARENT) == 0;
    }

    /** Returns how many entries the table has: 512 in the kernel. */
    int entries() {
        return shape.fanout;
    }

    /** Returns an entry of the page {@code spt}, as {@link Spte} encodes it. */
    long spte(int entry) {
        int number = cells[base + SPTES + entry];
        return number >= PRESENT ? Spte.present(number - PRESENT) : number == FROZEN ? Spte.FROZEN : Spte.NONPRESENT;
    }

    void setSpte(int entry, long spte) {
        boolean present = Spte.isShadowPresent(spte);
        cells[base + SPTES + entry] = present ? Spte.pfn(spte) + PRESENT : Spte.isFrozen(spte) ? FROZEN : 0;
    }

    /** Tells whether any entry is frozen. */
    boolean isAnyFrozen() {
        for (int at = base + SPTES; at < base + SPTES + shape.fanout; at++) {
            if (cells[at] == FROZEN) {
                return true;
            }
        }
        return false;
    }

    /** {@code is_shadow_present_pte} of an entry. */
    boolean isPresent(int entry) {
        return cells[base + SPTES + entry] >= PRESENT;
    }
}
