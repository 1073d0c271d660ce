package dev.patchtwin.ring.world;

import dev.patchtwin.model.Observation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The page frames, each a number: who has it, who else can reach it, and the slot or user it was allocated for. Frame numbers
 * never show: pages in the same state with the same name are the same to everybody.
 */
public final class Pages {
    /** No page. */
    public static final int NULL = -1;

    /** In the allocator. */
    public static final int FREE = 0;
    /** A slot of a ring points at it. */
    public static final int RING = 1;
    /** Another user of the allocator has it. */
    public static final int OTHER = 2;
    /** Nothing points at it, and it was never freed. Never assigned by the driver: it overwrites its pointer. */
    public static final int LEAKED = 3;

    private static final String[] STATES = {"free", "in the ring", "held", "leaked"};
    private static final String[] REACHES = {
        "", ", the host can reach it", ", the device knows it", ", the host can reach it, the device knows it"
    };

    private static final int SHARED = 1;
    private static final int KNOWN = 2;
    private static final int REACH = SHARED | KNOWN;
    private static final int STATE_SHIFT = 2;
    private static final int STATE = 3 << STATE_SHIFT;
    private static final int NAME_SHIFT = 4;
    private static final int BITS = 8;
    private static final int COUNT_BITS = 5;
    private static final long FREED = 1L << 8;

    private final Machine machine;
    private final int[] frames;

    Pages(Machine machine) {
        this.machine = machine;
        frames = new int[machine.shape.pages()];
    }

    void reset() {
        Arrays.fill(frames, 0);
    }

    /** Returns how many there are. */
    public int count() {
        return frames.length;
    }

    /** Returns the subject that a page is named by; 0 when it is free and nobody can reach it. */
    public int name(int frame) {
        return frames[frame] >>> NAME_SHIFT;
    }

    /** Returns who has a page: {@link #FREE} and so on. */
    public int state(int frame) {
        return (frames[frame] & STATE) >>> STATE_SHIFT;
    }

    /** Tells whether the host can reach a page. */
    public boolean isShared(int frame) {
        return (frames[frame] & SHARED) != 0;
    }

    /** Tells whether the device knows a page, and may write into it. */
    public boolean isKnown(int frame) {
        return (frames[frame] & KNOWN) != 0;
    }

    /** Returns how many pages are in a state. */
    public int count(int state) {
        int count = 0;
        for (int frame : frames) {
            count += (frame & STATE) >>> STATE_SHIFT == state ? 1 : 0;
        }
        return count;
    }

    /** Returns the page in a state that has the largest number, of all or of one name; {@link #NULL} without any. */
    private int largest(int state, int name) {
        int found = NULL;
        for (int i = 0; i < frames.length; i++) {
            boolean fits = state(i) == state && (name == Subjects.NONE || name(i) == name);
            if (fits && (found == NULL || frames[i] > frames[found])) {
                found = i;
            }
        }
        return found;
    }

    private void set(int frame, int value) {
        boolean nobodys = (value & (STATE | REACH)) == 0;
        frames[frame] = nobodys ? 0 : value;
        machine.touch(Channels.PAGES);
        machine.touch(Channels.LEAKS);
    }

    private void setState(int frame, int state) {
        set(frame, (frames[frame] & ~STATE) | state << STATE_SHIFT);
    }

    /**
     * {@code alloc_page()}. The allocator is as unkind as it may be: a page that somebody can still reach is handed out first.
     *
     * @return {@link #NULL} when there is none
     */
    public int alloc(int state, int name) {
        int frame = largest(FREE, Subjects.NONE);
        if (frame != NULL) {
            machine.check((frames[frame] & REACH) == 0, Invariant.S4, name);
            set(frame, name << NAME_SHIFT | state << STATE_SHIFT | (frames[frame] & REACH));
        }
        return frame;
    }

    /** {@code __free_page()}. */
    public void free(int frame) {
        int name = name(frame);
        if (state(frame) == FREE) {
            machine.violate(Invariant.S3, name);
            return;
        }
        machine.check(!isShared(frame), Invariant.S1, name);
        machine.check(!isKnown(frame), Invariant.S2, name);
        machine.emit(Channels.PAGES, name, FREED);
        setState(frame, FREE);
    }

    /** The last pointer to a page is gone; it leaks unless it was freed. */
    public void dropped(int frame) {
        if (state(frame) == RING) {
            machine.check((frames[frame] & REACH) != 0, Invariant.S6, name(frame));
            setState(frame, LEAKED);
        }
    }

    /** The host can reach a page from now on, or cannot any more. */
    void setShared(int frame, boolean shared) {
        set(frame, shared ? frames[frame] | SHARED : frames[frame] & ~SHARED);
    }

    /** The device knows a page from now on. */
    void setKnown(int frame) {
        set(frame, frames[frame] | KNOWN);
    }

    /** Returns the page of a name that the device knows, or {@link #NULL}. */
    int known(int name) {
        for (int i = 0; i < frames.length; i++) {
            if (isKnown(i) && name(i) == name) {
                return i;
            }
        }
        return NULL;
    }

    /** The device does not know any page of this name any more. */
    void forget(int name) {
        for (int frame = known(name); frame != NULL; frame = known(name)) {
            set(frame, frames[frame] & ~KNOWN);
        }
    }

    /** Returns the page that a slot points at, by its name, or {@link #NULL}. */
    public int ofSlot(int name) {
        return largest(RING, name);
    }

    /** Returns a page of another user. */
    public int ofOther() {
        return largest(OTHER, Subjects.NONE);
    }

    /** Shows every page that is not free and out of reach. */
    void observe(Observation out) {
        for (int frame : frames) {
            if (frame != 0) {
                out.emit(Channels.PAGES, Observation.word(frame >>> NAME_SHIFT, frame & (STATE | REACH)));
            }
        }
    }

    /** Shows the leaked pages. */
    void observeLeaks(Observation out) {
        for (int frame = 0; frame < frames.length; frame++) {
            if (state(frame) == LEAKED) {
                out.emit(Channels.LEAKS, Observation.word(name(frame), frames[frame] & (STATE | REACH)));
            }
        }
    }

    /** Tells a reader what a value on {@code pages} or {@code leaks} means. */
    static String describe(long value) {
        return value == FREED ? "is freed" : "is " + STATES[(int) value >>> STATE_SHIFT] + REACHES[(int) value & REACH];
    }

    /** Writes all frames that are not free and out of reach, sorted, with their names translated. */
    public void save(StateWriter out, IntUnaryOperator name) {
        int[] sorted = new int[frames.length];
        int used = 0;
        for (int frame : frames) {
            if (frame != 0) {
                sorted[used++] = name.applyAsInt(frame >>> NAME_SHIFT) << NAME_SHIFT | (frame & (STATE | REACH));
            }
        }
        Arrays.sort(sorted, 0, used);
        out.write(used, COUNT_BITS);
        for (int i = 0; i < used; i++) {
            out.write(sorted[i], BITS);
        }
    }

    /** Reads what {@link #save} wrote. */
    public void load(StateReader in) {
        reset();
        int used = in.readInt(COUNT_BITS);
        for (int i = 0; i < used; i++) {
            frames[i] = in.readInt(BITS);
        }
    }
}
