package dev.patchtwin.kvm.world;

import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;

/**
 * Pages as bits. Those that a structure holds are written by it, by the part that they play; frame numbers are never
 * written. A page that is as the structure expects it takes two bits.
 */
public final class SavedPages {
    private static final int NULL = PhysicalPages.NULL;

    private final Frames frames;
    private final int countBits;
    private final int vmBits;
    private final int partBits;
    private final int[] sorted;

    SavedPages(Frames frames, Shape shape, int regions) {
        this.frames = frames;
        countBits = Shape.bits(frames.count);
        vmBits = Shape.bits(shape.vms);
        partBits = Frames.PART_BITS + Shape.bits(Math.max(0, regions - 1));
        sorted = new int[frames.count];
    }

    /** Writes the pages that no VM structure holds: leaked, held by others, or free but owned by the module. */
    void save(StateWriter out) {
        int left = frames.nobodys();
        out.write((long) left << vmBits | frames.currentVm(), vmBits + countBits);
        int found = 0;
        for (int frame = 0; found < left; frame++) {
            if (frames.isNobodys(frame)) {
                int place = found++;
                while (place > 0 && order(sorted[place - 1]) > order(frame)) {
                    sorted[place] = sorted[place - 1];
                    place--;
                }
                sorted[place] = frame;
            }
        }
        for (int i = 0; i < left; i++) {
            out.write(frames.state(sorted[i]), PageState.BITS);
            saveWhole(out, sorted[i]);
        }
    }

    private long order(int frame) {
        return ((long) frames.state(frame) << 48) + frames.identity(frame);
    }

    void load(StateReader in) {
        int counts = in.readInt(vmBits + countBits);
        frames.setCurrentVm(counts & (1 << vmBits) - 1);
        for (int left = counts >> vmBits; left > 0; left--) {
            int state = in.readInt(PageState.BITS);
            loadWhole(in, state);
        }
    }

    /** Writes a page, all but its state. */
    public void saveWhole(StateWriter out, int frame) {
        out.write(frames.part(frame), partBits);
    }

    private int loadWhole(StateReader in, int state) {
        return put(in.readInt(partBits), state);
    }

    private int put(int part, int state) {
        int frame = frames.firstFree();
        frames.set(frame, part, state);
        return frame;
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
        int part = frames.part(frame);
        return part == frames.usualPart(usualName, usualType)
                ? 1
                : part == frames.usualPart(usualName, otherType) ? 2 : 3;
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
        return frames.part(frame) == frames.usualPart(usualName, usualType);
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
        return put(frames.usualPart(usualName, usualType), newState);
    }
}
