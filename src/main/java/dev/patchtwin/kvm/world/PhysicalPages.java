package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Observation;

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
    /** How pages are written and read. */
    public final SavedPages saved;

    private final Machine machine;
    private final Frames frames;
    private Runnable afterAlloc = () -> {};

    PhysicalPages(Machine machine) {
        this.machine = machine;
        frames = new Frames(machine.memory, machine.shape.pages);
        saved = new SavedPages(frames, machine.shape, machine.regions);
    }

    void reset() {
        frames.reset();
    }

    /** Says what watches whenever a page was taken from the allocator. */
    public void onAlloc(Runnable watch) {
        afterAlloc = watch;
    }

    /** Says for which VM (from 1) pages are allocated from now on. */
    public void allocateFor(int vmNumber) {
        frames.setCurrentVm(vmNumber);
    }

    /**
     * Takes a page from the allocator, one that the module still owns first.
     *
     * @return its frame number, or {@link #NULL} when there is none left
     */
    public int alloc(int newState, int subject) {
        int frame = frames.owned() > 0 ? first(PageState.BUDDY) : frames.firstFree();
        if (frame == NULL) {
            return NULL;
        }
        int type = pamt(frame);
        if (type != PamtType.NDA) {
            machine.cover(Probe.OWNED_PAGE_REUSED);
        }
        boolean mayStay = mayStayOwned(frame);
        frames.set(frame, frames.usualPart(subject, type), newState);
        if (mayStay) {
            frames.setMayStayOwned(frame);
        }
        touchPages();
        afterAlloc.run();
        return frame;
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
        frames.setState(frame, PageState.BUDDY);
        touchPages();
    }

    /** Makes a page play another part. */
    public void become(int frame, int newState, int subject) {
        frames.setName(frame, subject);
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
        frames.setState(frame, newState);
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
        frames.setState(frame, PageState.LEAKED);
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
        return (((event * 16L + frames.vm(frame)) * 16 + state(frame)) << PamtType.BITS) + pamt(frame);
    }

    private void touchPages() {
        machine.touch(Channels.PAGES);
        machine.touch(Channels.ACCOUNTING);
        machine.touch(Channels.LEAKS);
    }

    /** The module changes the PAMT type of a page. */
    void setPamt(int frame, int type) {
        frames.setPamt(frame, type);
        machine.touch(Channels.PAGES);
    }

    /**
     * Says that a leaf-zap SEAMCALL failed, after which guest_memfd frees this page as it is; docs/domain.md §2.6. Until
     * the module gives it back, whoever gets the page may free it too.
     */
    public void allowToStayOwned(int frame) {
        frames.setMayStayOwned(frame);
    }

    /** Tells whether the page may be freed although the module owns it. */
    public boolean mayStayOwned(int frame) {
        return frames.mayStayOwned(frame);
    }

    /** Says in which region of memory a page lies that was allocated just now. */
    public void setRegion(int frame, int region) {
        frames.setRegion(frame, region);
    }

    /** Returns in which region of memory a page lies; 0 where PAMT backing is not dynamic. */
    public int region(int frame) {
        return frames.region(frame);
    }

    /** Returns the PAMT type of a page, a {@link PamtType}. */
    public int pamt(int frame) {
        return frames.pamt(frame);
    }

    /** Returns the state of a page, a {@link PageState}. */
    public int state(int frame) {
        return frames.state(frame);
    }

    /** Returns for which VM (from 1) a page was allocated; 0 before the first. */
    public int vm(int frame) {
        return frames.vm(frame);
    }

    /** Returns what a page is called, a subject; {@link Subjects#BAD_PAGE} for {@link #NULL}. */
    public int name(int frame) {
        return frame == NULL ? Subjects.BAD_PAGE : frames.name(frame);
    }

    /**
     * Returns the first page in a state, by what it is called, or {@link #NULL}. Of free pages only those that the module
     * owns have a name.
     */
    public int first(int wanted) {
        int found = NULL;
        for (int frame = 0; frame < frames.count; frame++) {
            if (state(frame) == wanted
                    && (wanted != PageState.BUDDY || pamt(frame) != PamtType.NDA)
                    && (found == NULL || frames.identity(frame) < frames.identity(found))) {
                found = frame;
            }
        }
        return found;
    }

    /** Returns how many pages are not in the allocator: what is charged for. */
    public int used() {
        return frames.used();
    }

    /** Returns how many pages are leaked. */
    public int leaked() {
        return frames.leaked();
    }

    /** Returns how many pages there are. */
    public int count() {
        return frames.count;
    }

    /** Emits the state and type of every page that is not both free and unowned. */
    public void observe(Observation out) {
        for (int frame = 0, left = frames.used() + frames.owned(); left > 0; frame++) {
            if (state(frame) != PageState.BUDDY || pamt(frame) != PamtType.NDA) {
                out.emit(Channels.PAGES, Observation.word(name(frame), eventOf(STATE, frame)));
                left--;
            }
        }
    }

    /** Emits every page that was allocated for a VM and is still not free. */
    public void observeLeaks(Observation out) {
        for (int frame = 0, left = frames.used(); left > 0; frame++) {
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
}
