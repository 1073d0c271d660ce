package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Observation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;

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
    private static final int COUNT_BITS = 11;

    private final Machine machine;
    private final int[] state;
    private final int[] pamt;
    private final int[] name;
    private final int[] vm;
    private final boolean[] mayStayOwned;
    private final int[] nobodys;
    private int owned;
    private int used;
    private int currentVm;
    private int leaked;

    PhysicalPages(Machine machine) {
        this.machine = machine;
        int count = machine.shape.pages;
        state = new int[count];
        pamt = new int[count];
        name = new int[count];
        vm = new int[count];
        mayStayOwned = new boolean[count];
        nobodys = new int[count];
    }

    void reset() {
        Arrays.fill(state, PageState.BUDDY);
        Arrays.fill(pamt, PamtType.NDA);
        Arrays.fill(mayStayOwned, false);
        owned = 0;
        used = 0;
        currentVm = 0;
        leaked = 0;
    }

    /** Says for which VM (from 1) pages are allocated from now on. */
    public void allocateFor(int vmNumber) {
        currentVm = vmNumber;
    }

    /**
     * Takes a page from the allocator, one that the module still owns first.
     *
     * @return its frame number, or {@link #NULL} when there is none left
     */
    public int alloc(int newState, int subject) {
        int frame = owned > 0 ? first(PageState.BUDDY) : firstFree();
        if (frame == NULL) {
            return NULL;
        }
        if (pamt[frame] != PamtType.NDA) {
            owned--;
            machine.cover(Probe.OWNED_PAGE_REUSED);
        }
        used++;
        name[frame] = subject;
        vm[frame] = currentVm;
        state[frame] = newState;
        touchPages();
        return frame;
    }

    private int firstFree() {
        for (int frame = 0; frame < state.length; frame++) {
            if (state[frame] == PageState.BUDDY && pamt[frame] == PamtType.NDA) {
                return frame;
            }
        }
        return NULL;
    }

    /** What tells a page from others in the same state; frame numbers do not. */
    private long identity(int frame) {
        return (((long) name[frame] * 16 + vm[frame]) * 16 + pamt[frame]) * 2 + (mayStayOwned[frame] ? 1 : 0);
    }

    /** Returns a page to the allocator; {@link #NULL} is fine and does nothing, as {@code free_page(0)} does. */
    public void free(int frame) {
        if (frame == NULL) {
            return;
        }
        machine.emit(Channels.PAGES, name[frame], eventOf(FREED, frame));
        if (state[frame] == PageState.BUDDY) {
            machine.violate(Invariant.S2, name[frame]);
            return;
        }
        machine.check(pamt[frame] == PamtType.NDA || mayStayOwned[frame], Invariant.S1, name[frame]);
        if (state[frame] == PageState.LEAKED) {
            leaked--;
        }
        state[frame] = PageState.BUDDY;
        used--;
        if (pamt[frame] != PamtType.NDA) {
            owned++;
        }
        touchPages();
    }

    /** Makes a page play another part. */
    public void become(int frame, int newState, int subject) {
        name[frame] = subject;
        become(frame, newState);
    }

    /** Moves a page to another state under the same name; {@link #NULL} is fine and does nothing. */
    public void become(int frame, int newState) {
        if (frame == NULL) {
            return;
        }
        if (state[frame] == PageState.BUDDY) {
            machine.violate(Invariant.S3, name[frame]);
            return;
        }
        state[frame] = newState;
        machine.touch(Channels.PAGES);
    }

    /** Says that the last pointer to a page is gone: unless it was freed before, it is leaked now. */
    public void forget(int frame) {
        if (frame == NULL || state[frame] == PageState.BUDDY || state[frame] == PageState.LEAKED) {
            return;
        }
        if (machine.subjects.isExternalSpt(name[frame])) {
            machine.check(pamt[frame] != PamtType.NDA, Invariant.S4, name[frame]);
            machine.cover(Probe.SEPT_PAGE_LEAKED);
        }
        machine.check(!machine.subjects.isTable(name[frame]), Invariant.S14, name[frame]);
        state[frame] = PageState.LEAKED;
        leaked++;
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
        machine.emit(Channels.PAGES, name[frame], eventOf(RESET, frame));
        machine.check(pamt[frame] == PamtType.NDA, Invariant.S13, name[frame]);
    }

    /** Another user of the allocator writes to a page that it was given. */
    public void writeAsOther(int frame) {
        machine.emit(Channels.PAGES, Subjects.OTHER, eventOf(WRITTEN, frame));
    }

    private long eventOf(int event, int frame) {
        return (((event * 16L + vm[frame]) * 16 + state[frame]) << PamtType.BITS) + pamt[frame];
    }

    private void touchPages() {
        machine.touch(Channels.PAGES);
        machine.touch(Channels.ACCOUNTING);
        machine.touch(Channels.LEAKS);
    }

    /** The module changes the PAMT type of a page. */
    void setPamt(int frame, int type) {
        if (state[frame] == PageState.BUDDY) {
            owned += (type != PamtType.NDA ? 1 : 0) - (pamt[frame] != PamtType.NDA ? 1 : 0);
        }
        pamt[frame] = type;
        mayStayOwned[frame] &= type != PamtType.NDA;
        machine.touch(Channels.PAGES);
    }

    /**
     * Says that a leaf-zap SEAMCALL failed, after which guest_memfd frees this page as it is; docs/domain.md §2.6. Until
     * the module gives it back, whoever gets the page may free it too.
     */
    public void allowToStayOwned(int frame) {
        mayStayOwned[frame] = true;
    }

    /** Tells whether the page may be freed although the module owns it. */
    public boolean mayStayOwned(int frame) {
        return mayStayOwned[frame];
    }

    /** Returns the PAMT type of a page, a {@link PamtType}. */
    public int pamt(int frame) {
        return pamt[frame];
    }

    /** Returns the state of a page, a {@link PageState}. */
    public int state(int frame) {
        return state[frame];
    }

    /** Returns what a page is called, a subject; {@link Subjects#BAD_PAGE} for {@link #NULL}. */
    public int name(int frame) {
        return frame == NULL ? Subjects.BAD_PAGE : name[frame];
    }

    /**
     * Returns the first page in a state, by what it is called, or {@link #NULL}. Of free pages only those that the module
     * owns have a name.
     */
    public int first(int wanted) {
        int found = NULL;
        for (int frame = 0; frame < state.length; frame++) {
            if (state[frame] == wanted
                    && (wanted != PageState.BUDDY || pamt[frame] != PamtType.NDA)
                    && (found == NULL || identity(frame) < identity(found))) {
                found = frame;
            }
        }
        return found;
    }

    /** Returns how many pages are not in the allocator: what is charged for. */
    public int used() {
        return used;
    }

    /** Returns how many pages are leaked. */
    public int leaked() {
        return leaked;
    }

    /** Returns how many pages there are. */
    public int count() {
        return state.length;
    }

    /** Emits the state and type of every page that is not both free and unowned. */
    public void observe(Observation out) {
        for (int frame = 0, left = used + owned; left > 0; frame++) {
            if (state[frame] != PageState.BUDDY || pamt[frame] != PamtType.NDA) {
                out.emit(Channels.PAGES, Observation.word(name[frame], eventOf(STATE, frame)));
                left--;
            }
        }
    }

    /** Emits every page that was allocated for a VM and is still not free. */
    public void observeLeaks(Observation out) {
        for (int frame = 0, left = used; left > 0; frame++) {
            if (state[frame] != PageState.BUDDY) {
                left--;
                if (state[frame] != PageState.OTHER) {
                    out.emit(Channels.LEAKS, Observation.word(name[frame], eventOf(STATE, frame)));
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
        out.write(currentVm, VM_BITS);
        int count = 0;
        for (int frame = 0; frame < state.length; frame++) {
            if (isNobodys(frame)) {
                int place = count++;
                while (place > 0 && order(nobodys[place - 1]) > order(frame)) {
                    nobodys[place] = nobodys[place - 1];
                    place--;
                }
                nobodys[place] = frame;
            }
        }
        out.write(count, COUNT_BITS);
        for (int i = 0; i < count; i++) {
            out.write(state[nobodys[i]], PageState.BITS);
            saveFrame(out, nobodys[i], PamtType.NDA);
        }
    }

    private long order(int frame) {
        return ((long) state[frame] << 48) + identity(frame);
    }

    private boolean isNobodys(int frame) {
        return state[frame] == PageState.LEAKED
                || state[frame] == PageState.OTHER
                || (state[frame] == PageState.BUDDY && pamt[frame] != PamtType.NDA);
    }

    /**
     * Writes a page that a structure holds, all but its state.
     *
     * @param usualType the PAMT type that it has unless something has failed: one bit tells
     */
    public void saveFrame(StateWriter out, int frame, int usualType) {
        boolean usual = pamt[frame] == usualType && vm[frame] == currentVm && !mayStayOwned[frame];
        out.write(name[frame], SUBJECT_BITS);
        out.write(usual);
        if (usual) {
            out.write(usualType, PamtType.BITS);
        } else {
            out.write(vm[frame], VM_BITS);
            out.write(pamt[frame], PamtType.BITS);
            out.write(mayStayOwned[frame]);
        }
    }

    void load(StateReader in) {
        reset();
        currentVm = in.readInt(VM_BITS);
        int count = in.readInt(COUNT_BITS);
        for (int i = 0; i < count; i++) {
            loadFrame(in, in.readInt(PageState.BITS));
        }
    }

    /** Reads a page that {@link #saveFrame} wrote into any free frame, and puts it into a state. */
    public int loadFrame(StateReader in, int newState) {
        int frame = firstFree();
        name[frame] = in.readInt(SUBJECT_BITS);
        boolean usual = in.readBoolean();
        vm[frame] = usual ? currentVm : in.readInt(VM_BITS);
        pamt[frame] = in.readInt(PamtType.BITS);
        mayStayOwned[frame] = !usual && in.readBoolean();
        state[frame] = newState;
        if (newState == PageState.BUDDY) {
            owned += pamt[frame] != PamtType.NDA ? 1 : 0;
        } else {
            used++;
        }
        leaked += newState == PageState.LEAKED ? 1 : 0;
        return frame;
    }
}
