package dev.patchtwin.kvm.world;

/** The page frames of a host as numbers in memory, one for each, and how many there are of which kind. */
final class Frames {
    private static final int SUBJECT_BITS = 10;
    private static final int VM_BITS = 3;

    private static final int NAME = (1 << SUBJECT_BITS) - 1;
    private static final int VM_SHIFT = SUBJECT_BITS;
    private static final int VM = (1 << VM_BITS) - 1;
    private static final int PAMT_SHIFT = VM_SHIFT + VM_BITS;
    private static final int PAMT = (1 << PamtType.BITS) - 1;
    private static final int STATE_SHIFT = PAMT_SHIFT + PamtType.BITS;
    private static final int STATES = (1 << PageState.BITS) - 1;
    private static final int MAY_STAY_OWNED = 1 << (STATE_SHIFT + PageState.BITS);
    private static final int REGION_SHIFT = STATE_SHIFT + PageState.BITS + 1;

    /** How many bits {@link #part} takes, but for the region. */
    static final int PART_BITS = STATE_SHIFT + 1;

    private static final int CURRENT_VM = 0;
    private static final int OWNED = 1;
    private static final int USED = 2;
    private static final int LEAKED = 3;
    private static final int OTHERS = 4;
    private static final int TAKEN = 5;

    /** How many frames there are. */
    final int count;

    private final int[] cells;
    private final int base;
    private final int frames;

    Frames(Memory memory, int count) {
        this.count = count;
        cells = memory.cells();
        int taken = (count + 31) >>> 5;
        base = memory.reserve(TAKEN + taken + count);
        frames = base + TAKEN + taken;
    }

    void reset() {
        if ((count & 31) != 0) {
            cells[frames - 1] = -1 << count;
        }
    }

    /** Returns the VM that pages are allocated for. */
    int currentVm() {
        return cells[base + CURRENT_VM];
    }

    void setCurrentVm(int number) {
        cells[base + CURRENT_VM] = number;
    }

    int state(int frame) {
        return cells[frames + frame] >>> STATE_SHIFT & STATES;
    }

    int pamt(int frame) {
        return cells[frames + frame] >>> PAMT_SHIFT & PAMT;
    }

    int name(int frame) {
        return cells[frames + frame] & NAME;
    }

    int vm(int frame) {
        return cells[frames + frame] >>> VM_SHIFT & VM;
    }

    boolean mayStayOwned(int frame) {
        return (cells[frames + frame] & MAY_STAY_OWNED) != 0;
    }

    void setName(int frame, int subject) {
        cells[frames + frame] = (cells[frames + frame] & ~NAME) | subject;
    }

    void setMayStayOwned(int frame) {
        cells[frames + frame] |= MAY_STAY_OWNED;
    }

    /** Returns the region that a page lies in; 0 where that does not matter. */
    int region(int frame) {
        return cells[frames + frame] >>> REGION_SHIFT;
    }

    /** Says in which region a page lies, from now until the frame is allocated again. */
    void setRegion(int frame, int region) {
        cells[frames + frame] = (cells[frames + frame] & (1 << REGION_SHIFT) - 1) | (region << REGION_SHIFT);
    }

    /**
     * Returns what is known of a page besides its state, as a number: its name, its VM, its type, whether it may stay owned,
     * and its region.
     */
    int part(int frame) {
        int cell = cells[frames + frame];
        return (cell & ((1 << STATE_SHIFT) - 1))
                | ((cell & MAY_STAY_OWNED) != 0 ? 1 << STATE_SHIFT : 0)
                | region(frame) << PART_BITS;
    }

    /** Returns what {@link #part} is of a page of the current VM that may not stay owned and lies in region 0. */
    int usualPart(int name, int type) {
        return name | currentVm() << VM_SHIFT | type << PAMT_SHIFT;
    }

    /** Moves a page to another state. */
    void setState(int frame, int state) {
        count(frame, -1);
        cells[frames + frame] = (cells[frames + frame] & ~(STATES << STATE_SHIFT)) | (state << STATE_SHIFT);
        count(frame, 1);
    }

    /** Gives a page another type; one that nobody owns may not stay owned. */
    void setPamt(int frame, int type) {
        count(frame, -1);
        int cleared = type != PamtType.NDA ? PAMT << PAMT_SHIFT : PAMT << PAMT_SHIFT | MAY_STAY_OWNED;
        cells[frames + frame] = (cells[frames + frame] & ~cleared) | (type << PAMT_SHIFT);
        count(frame, 1);
    }

    /** Makes a frame a page. */
    void set(int frame, int part, int state) {
        count(frame, -1);
        int mayStay = (part & (1 << STATE_SHIFT)) != 0 ? MAY_STAY_OWNED : 0;
        cells[frames + frame] = (part & ((1 << STATE_SHIFT) - 1))
                | (state << STATE_SHIFT)
                | mayStay
                | (part >>> PART_BITS) << REGION_SHIFT;
        count(frame, 1);
    }

    /** Counts a frame, or takes it out of the counts: in use, leaked, another user's, or free and owned by the module. */
    private void count(int frame, int change) {
        int state = state(frame);
        boolean owned = state == PageState.BUDDY && pamt(frame) != PamtType.NDA;
        if (state != PageState.BUDDY) {
            cells[base + USED] += change;
            if (state == PageState.LEAKED) {
                cells[base + LEAKED] += change;
            } else if (state == PageState.OTHER) {
                cells[base + OTHERS] += change;
            }
        } else if (owned) {
            cells[base + OWNED] += change;
        }
        if (change > 0) {
            int bit = 1 << frame;
            int word = base + TAKEN + (frame >>> 5);
            cells[word] = owned || state != PageState.BUDDY ? cells[word] | bit : cells[word] & ~bit;
        }
    }

    /** Returns how many pages are free and owned by the module. */
    int owned() {
        return cells[base + OWNED];
    }

    /** Returns how many pages are not in the allocator. */
    int used() {
        return cells[base + USED];
    }

    /** Returns how many pages are leaked. */
    int leaked() {
        return cells[base + LEAKED];
    }

    /** Returns how many pages no structure of the VM holds: leaked, another user's, or free and owned by the module. */
    int nobodys() {
        return cells[base + LEAKED] + cells[base + OTHERS] + cells[base + OWNED];
    }

    boolean isNobodys(int frame) {
        int state = state(frame);
        return state == PageState.LEAKED
                || state == PageState.OTHER
                || (state == PageState.BUDDY && pamt(frame) != PamtType.NDA);
    }

    /** Returns the first page that is free and that the module does not own, or {@link PhysicalPages#NULL}. */
    int firstFree() {
        for (int word = base + TAKEN; word < frames; word++) {
            if (cells[word] != -1) {
                return Integer.numberOfTrailingZeros(~cells[word]) + ((word - base - TAKEN) << 5);
            }
        }
        return PhysicalPages.NULL;
    }

    /** What tells a page from others in the same state; frame numbers do not. */
    long identity(int frame) {
        long identity = (((long) name(frame) * 16 + vm(frame)) * 16 + pamt(frame)) * 2 + (mayStayOwned(frame) ? 1 : 0);
        return identity * 8 + region(frame);
    }
}
