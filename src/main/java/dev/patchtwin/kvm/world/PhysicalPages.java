package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Observation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;

/**
 * The host's physical pages: the page allocator's view of each, and the TDX module's (its PAMT entry).
 *
 * <p>A pointer to a page is its frame number, or {@link #NULL}. Frame numbers never show: a page is observed by the part
 * it plays ({@link Subjects}) and the VM it was allocated for.
 *
 * <p>The allocator chooses badly on purpose: a freed page that the module still owns is handed out before any other, so
 * that whoever relies on not meeting it meets it.
 */
public final class PhysicalPages {
    /** No page. */
    public static final int NULL = -1;

    private static final int STATE = 1;
    private static final int FREED = 2;
    private static final int RESET = 3;
    private static final int WRITTEN = 4;
    private static final int SUBJECT_BITS = 10;
    private static final int VM_BITS = 3;

    /** A frame as a number: its name, its VM, its PAMT type, its state, and whether it may stay owned. */
    private static final int NAME = (1 << SUBJECT_BITS) - 1;
    private static final int VM_SHIFT = SUBJECT_BITS;
    private static final int VM = (1 << VM_BITS) - 1;
    private static final int PAMT_SHIFT = VM_SHIFT + VM_BITS;
    private static final int PAMT = (1 << PamtType.BITS) - 1;
    private static final int STATE_SHIFT = PAMT_SHIFT + PamtType.BITS;
    private static final int STATES = (1 << PageState.BITS) - 1;
    private static final int MAY_STAY_OWNED = 1 << (STATE_SHIFT + PageState.BITS);

    private static final int CURRENT_VM = 0;
    private static final int OWNED = 1;
    private static final int USED = 2;
    private static final int LEAKED = 3;
    private static final int OTHERS = 4;
    private static final int TAKEN = 5;

    private final Machine machine;
    private final int count;
    private final int countBits;
    private final int vmBits;
    private final int[] cells;
    private final int base;
    private final int frames;
    private final int[] nobodys;

    PhysicalPages(Machine machine) {
        this.machine = machine;
        count = machine.shape.pages;
        countBits = Shape.bits(count);
        vmBits = Shape.bits(machine.shape.vms);
        cells = machine.memory.cells();
        // A bit for each frame that firstFree() may not hand out: in use, or owned by the module.
        int taken = (count + 31) >>> 5;
        base = machine.memory.reserve(TAKEN + taken + count);
        frames = base + TAKEN + taken;
        nobodys = new int[count];
    }

    void reset() {
        if ((count & 31) != 0) {
            cells[frames - 1] = -1 << count;
        }
    }

    private void take(int frame, boolean taken) {
        int bit = 1 << frame;
        int word = base + TAKEN + (frame >>> 5);
        cells[word] = taken ? cells[word] | bit : cells[word] & ~bit;
    }

    private int vm(int frame) {
        return cells[frames + frame] >>> VM_SHIFT & VM;
    }

    private void setState(int frame, int state) {
        cells[frames + frame] = cells[frames + frame] & ~(STATES << STATE_SHIFT) | state << STATE_SHIFT;
    }

    private void setName(int frame, int subject) {
        cells[frames + frame] = cells[frames + frame] & ~NAME | subject;
    }

    /** Says for which VM (from 1) pages are allocated from now on. */
    public void allocateFor(int vmNumber) {
        cells[base + CURRENT_VM] = vmNumber;
    }

    /**
     * Takes a page from the allocator, one that the module still owns first.
     *
     * @return its frame number, or {@link #NULL} when there is none left
     */
    public int alloc(int newState, int subject) {
        int frame = cells[base + OWNED] > 0 ? first(PageState.BUDDY) : firstFree();
        if (frame == NULL) {
            return NULL;
        }
        int type = pamt(frame);
        if (type != PamtType.NDA) {
            cells[base + OWNED]--;
            machine.cover(Probe.OWNED_PAGE_REUSED);
        }
        cells[base + USED]++;
        cells[base + OTHERS] += newState == PageState.OTHER ? 1 : 0;
        cells[frames + frame] = subject
                | cells[base + CURRENT_VM] << VM_SHIFT
                | type << PAMT_SHIFT
                | newState << STATE_SHIFT
                | cells[frames + frame] & MAY_STAY_OWNED;
        take(frame, true);
        touchPages();
        return frame;
    }

    private int firstFree() {
        for (int word = base + TAKEN; word < frames; word++) {
            if (cells[word] != -1) {
                return Integer.numberOfTrailingZeros(~cells[word]) + ((word - base - TAKEN) << 5);
            }
        }
        return NULL;
    }

    /** What tells a page from others in the same state; frame numbers do not. */
    private long identity(int frame) {
        return (((long) name(frame) * 16 + vm(frame)) * 16 + pamt(frame)) * 2 + (mayStayOwned(frame) ? 1 : 0);
    }

    /** Returns a page to the allocator; {@link #NULL} is fine and does nothing, as {@code free_page(0)} does. */
    public void free(int frame) {
        if (frame == NULL) {
            return;
        }
        int name = name(frame);
        machine.emit(Channels.PAGES, name, eventOf(FREED, frame));
        if (state(frame) == PageState.BUDDY) {
            machine.violate(Invariant.S2, name);
            return;
        }
        boolean isOwned = pamt(frame) != PamtType.NDA;
        machine.check(!isOwned || mayStayOwned(frame), Invariant.S1, name);
        if (state(frame) == PageState.LEAKED) {
            cells[base + LEAKED]--;
        } else if (state(frame) == PageState.OTHER) {
            cells[base + OTHERS]--;
        }
        setState(frame, PageState.BUDDY);
        cells[base + USED]--;
        if (isOwned) {
            cells[base + OWNED]++;
        }
        take(frame, isOwned);
        touchPages();
    }

    /** Makes a page play another part. */
    public void become(int frame, int newState, int subject) {
        setName(frame, subject);
        become(frame, newState);
    }

    /** Moves a page to another state under the same name; {@link #NULL} is fine and does nothing. */
    public void become(int frame, int newState) {
        if (frame == NULL) {
            return;
        }
        if (state(frame) == PageState.BUDDY) {
            machine.violate(Invariant.S3, name(frame));
            return;
        }
        setState(frame, newState);
        machine.touch(Channels.PAGES);
    }

    /** Says that the last pointer to a page is gone: unless it was freed before, it is leaked now. */
    public void forget(int frame) {
        if (frame == NULL || state(frame) == PageState.BUDDY || state(frame) == PageState.LEAKED) {
            return;
        }
        int name = name(frame);
        if (machine.subjects.isExternalSpt(name)) {
            machine.check(pamt(frame) != PamtType.NDA, Invariant.S4, name);
            machine.cover(Probe.SEPT_PAGE_LEAKED);
        }
        machine.check(!machine.subjects.isTable(name), Invariant.S14, name);
        setState(frame, PageState.LEAKED);
        cells[base + LEAKED]++;
        machine.touch(Channels.PAGES);
    }

    /**
     * Writes the page with MOVDIR64B so that no poison stays behind ({@code tdx_quirk_reset_page}); on hosts without the
     * erratum this does nothing.
     */
    public void quirkReset(int frame) {
        if (!machine.shape.erratum) {
            return;
        }
        machine.emit(Channels.PAGES, name(frame), eventOf(RESET, frame));
        machine.check(pamt(frame) == PamtType.NDA, Invariant.S13, name(frame));
    }

    /** Another user of the allocator writes to a page that it was given. */
    public void writeAsOther(int frame) {
        machine.emit(Channels.PAGES, Subjects.OTHER, eventOf(WRITTEN, frame));
    }

    private long eventOf(int event, int frame) {
        return (((event * 16L + vm(frame)) * 16 + state(frame)) << PamtType.BITS) + pamt(frame);
    }

    private void touchPages() {
        machine.touch(Channels.PAGES);
        machine.touch(Channels.ACCOUNTING);
        machine.touch(Channels.LEAKS);
    }

    /** The module changes the PAMT type of a page. */
    void setPamt(int frame, int type) {
        boolean isOwned = type != PamtType.NDA;
        if (state(frame) == PageState.BUDDY) {
            cells[base + OWNED] += (isOwned ? 1 : 0) - (pamt(frame) != PamtType.NDA ? 1 : 0);
            take(frame, isOwned);
        }
        int cleared = isOwned ? PAMT << PAMT_SHIFT : PAMT << PAMT_SHIFT | MAY_STAY_OWNED;
        cells[frames + frame] = cells[frames + frame] & ~cleared | type << PAMT_SHIFT;
        machine.touch(Channels.PAGES);
    }

    /**
     * Says that a leaf-zap SEAMCALL failed, after which guest_memfd frees this page as it is; docs/domain.md §2.6. Until
     * the module gives it back, whoever gets the page may free it too.
     */
    public void allowToStayOwned(int frame) {
        cells[frames + frame] |= MAY_STAY_OWNED;
    }

    /** Tells whether the page may be freed although the module owns it. */
    public boolean mayStayOwned(int frame) {
        return (cells[frames + frame] & MAY_STAY_OWNED) != 0;
    }

    /** Returns the PAMT type of a page, a {@link PamtType}. */
    public int pamt(int frame) {
        return cells[frames + frame] >>> PAMT_SHIFT & PAMT;
    }

    /** Returns the state of a page, a {@link PageState}. */
    public int state(int frame) {
        return cells[frames + frame] >>> STATE_SHIFT & STATES;
    }

    /** Returns what a page is called, a subject; {@link Subjects#BAD_PAGE} for {@link #NULL}. */
    public int name(int frame) {
        return frame == NULL ? Subjects.BAD_PAGE : cells[frames + frame] & NAME;
    }

    /**
     * Returns the first page in a state, by what it is called, or {@link #NULL}. Of free pages only those that the module
     * owns have a name.
     */
    public int first(int wanted) {
        int found = NULL;
        for (int frame = 0; frame < count; frame++) {
            if (state(frame) == wanted
                    && (wanted != PageState.BUDDY || pamt(frame) != PamtType.NDA)
                    && (found == NULL || identity(frame) < identity(found))) {
                found = frame;
            }
        }
        return found;
    }

    /** Returns how many pages are not in the allocator: what is charged for. */
    public int used() {
        return cells[base + USED];
    }

    /** Returns how many pages are leaked. */
    public int leaked() {
        return cells[base + LEAKED];
    }

    /** Returns how many pages there are. */
    public int count() {
        return count;
    }

    /** Emits the state and type of every page that is not both free and unowned. */
    public void observe(Observation out) {
        for (int frame = 0, left = cells[base + USED] + cells[base + OWNED]; left > 0; frame++) {
            if (state(frame) != PageState.BUDDY || pamt(frame) != PamtType.NDA) {
                out.emit(Channels.PAGES, Observation.word(name(frame), eventOf(STATE, frame)));
                left--;
            }
        }
    }

    /** Emits every page that was allocated for a VM and is still not free. */
    public void observeLeaks(Observation out) {
        for (int frame = 0, left = cells[base + USED]; left > 0; frame++) {
            if (state(frame) != PageState.BUDDY) {
                left--;
                if (state(frame) != PageState.OTHER) {
                    out.emit(Channels.LEAKS, Observation.word(name(frame), eventOf(STATE, frame)));
                }
            }
        }
    }

    /** Tells a reader what a value on {@code pages} or {@code leaks} means. */
    static String describe(long value) {
        int type = (int) value & 15;
        int state = (int) (value >>> 4) & 15;
        int vm = (int) (value >>> 8) & 15;
        String page = "(vm" + vm + ", PAMT " + PamtType.name(type) + ")";
        return switch ((int) (value >>> 12)) {
            case STATE -> "is " + PageState.name(state) + " " + page;
            case FREED -> "freed, was " + PageState.name(state) + " " + page;
            case RESET -> "reset, is " + PageState.name(state) + " " + page;
            default -> "written by another user, PAMT " + PamtType.name(type);
        };
    }

    /** Writes the pages that no VM structure holds: leaked, held by others, or free but owned by the module. */
    void save(StateWriter out) {
        out.write(cells[base + CURRENT_VM], vmBits);
        int left = cells[base + LEAKED] + cells[base + OTHERS] + cells[base + OWNED];
        out.write(left, countBits);
        if (left > 0) {
            saveNobodys(out);
        }
    }

    private void saveNobodys(StateWriter out) {
        int found = 0;
        for (int word = base + TAKEN; word < frames; word++) {
            for (int rest = cells[word]; rest != 0; rest &= rest - 1) {
                int frame = Integer.numberOfTrailingZeros(rest) + ((word - base - TAKEN) << 5);
                if (frame < count && isNobodys(frame)) {
                    int place = found++;
                    while (place > 0 && order(nobodys[place - 1]) > order(frame)) {
                        nobodys[place] = nobodys[place - 1];
                        place--;
                    }
                    nobodys[place] = frame;
                }
            }
        }
        for (int i = 0; i < found; i++) {
            out.write(state(nobodys[i]), PageState.BITS);
            saveWhole(out, nobodys[i]);
        }
    }

    private long order(int frame) {
        return ((long) state(frame) << 48) + identity(frame);
    }

    private boolean isNobodys(int frame) {
        int state = state(frame);
        return state == PageState.LEAKED || state == PageState.OTHER || state == PageState.BUDDY;
    }

    /** Writes a page, all but its state. */
    public void saveWhole(StateWriter out, int frame) {
        out.write(cells[frames + frame] & ((1 << STATE_SHIFT) - 1), STATE_SHIFT);
        out.write(mayStayOwned(frame));
    }

    /**
     * Returns two bits that tell all about a page that a structure points to, but for its state, as long as it is of this
     * VM, plays the part that the structure has for it, and is of one of two types: 0 for no page, 1 or 2 for the type.
     * Otherwise 3, and the page has to be written with {@link #saveWhole}.
     */
    public int code(int frame, int usualName, int usualType, int otherType) {
        if (frame == NULL) {
            return 0;
        }
        int page = cells[frames + frame] & ~(STATES << STATE_SHIFT);
        int usual = usualName | cells[base + CURRENT_VM] << VM_SHIFT;
        return page == (usual | usualType << PAMT_SHIFT) ? 1 : page == (usual | otherType << PAMT_SHIFT) ? 2 : 3;
    }

    /** Writes a pointer to a page as {@link #code} and, where that is 3, the page. */
    public void save(StateWriter out, int frame, int usualName, int usualType, int otherType) {
        int code = code(frame, usualName, usualType, otherType);
        out.write(code, 2);
        if (code == 3) {
            saveWhole(out, frame);
        }
    }

    /** Tells whether a page is of this VM, plays this part, and is of this type: then a reader knows all about it. */
    public boolean isUsual(int frame, int usualName, int usualType) {
        int usual = usualName | cells[base + CURRENT_VM] << VM_SHIFT | usualType << PAMT_SHIFT;
        return (cells[frames + frame] & ~(STATES << STATE_SHIFT)) == usual;
    }

    void load(StateReader in) {
        cells[base + CURRENT_VM] = in.readInt(vmBits);
        int found = in.readInt(countBits);
        for (int i = 0; i < found; i++) {
            int state = in.readInt(PageState.BITS);
            loadWhole(in, state);
        }
    }

    private int loadWhole(StateReader in, int state) {
        int page = in.readInt(STATE_SHIFT);
        return put(in.readBoolean() ? page | MAY_STAY_OWNED : page, state);
    }

    /** Reads what the other {@code save} wrote, into any free frame, and puts it into a state. */
    public int load(StateReader in, int newState, int usualName, int usualType, int otherType) {
        return load(in, in.readInt(2), newState, usualName, usualType, otherType);
    }

    /** Puts the page with this code, and the page itself behind it if that is 3, into any free frame. */
    public int load(StateReader in, int code, int newState, int usualName, int usualType, int otherType) {
        return switch (code) {
            case 0 -> NULL;
            case 1 -> loadUsual(newState, usualName, usualType);
            case 2 -> loadUsual(newState, usualName, otherType);
            default -> loadWhole(in, newState);
        };
    }

    /** Makes any free frame a page that {@link #isUsual}, and puts it into a state. */
    public int loadUsual(int newState, int usualName, int usualType) {
        return put(usualName | cells[base + CURRENT_VM] << VM_SHIFT | usualType << PAMT_SHIFT, newState);
    }

    private int put(int page, int newState) {
        int frame = firstFree();
        cells[frames + frame] = page | newState << STATE_SHIFT;
        if (newState == PageState.BUDDY) {
            cells[base + OWNED]++;
        } else {
            cells[base + USED]++;
        }
        cells[base + LEAKED] += newState == PageState.LEAKED ? 1 : 0;
        cells[base + OTHERS] += newState == PageState.OTHER ? 1 : 0;
        take(frame, true);
        return frame;
    }
}
