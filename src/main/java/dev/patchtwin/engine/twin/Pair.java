package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.Rewindable;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Symmetric;
import org.jspecify.annotations.Nullable;

/**
 * The states of both models, packed as one. Most of the time both are in the same state; then it is written once. Models
 * that are {@link Rewindable} are marked, and copied where both are of one class; all others are saved and loaded.
 */
final class Pair {
    private final Model before;
    private final Model after;
    private final @Nullable Rewindable quickBefore;
    private final @Nullable Rewindable quickAfter;

    /** Both are of one class, so that one can take over the state of the other. */
    private final boolean twins;
    private final StateWriter bitsBefore = new StateWriter();
    private final StateWriter bitsAfter = new StateWriter();
    private final PackedPair packed = new PackedPair();
    private final StateReader marked = new StateReader();
    private long[] markedBefore = new long[0];
    private long[] markedAfter = new long[0];

    Pair(Model before, Model after) {
        this.before = before;
        this.after = after;
        boolean quick = before instanceof Rewindable && after instanceof Rewindable;
        twins = before.getClass() == after.getClass();
        quickBefore = quick ? (Rewindable) before : null;
        quickAfter = quick ? (Rewindable) after : null;
    }

    void save(StateWriter out) {
        if (isAlike()) {
            out.write(true);
            before.save(out);
            return;
        }
        saveApart();
        writeBoth(out);
    }

    private void writeBoth(StateWriter out) {
        boolean same = bitsBefore.sameBits(bitsAfter);
        out.write(same);
        if (same) {
            out.append(bitsBefore);
        } else {
            PackedPair.write(bitsBefore, bitsAfter, out);
        }
    }

    /** Returns how many ways of swapping both models agree on; 1 when there is none but leaving all as it is. */
    int symmetries() {
        return before instanceof Symmetric b && after instanceof Symmetric a && a.symmetries() == b.symmetries()
                ? b.symmetries()
                : 1;
    }

    /** Writes what {@link #save} would write after parts of both models were swapped in the same way. */
    void saveSwapped(StateWriter out, int way) {
        if (way == 0 || !(before instanceof Symmetric swappedBefore) || !(after instanceof Symmetric swappedAfter)) {
            save(out);
            return;
        }
        if (isAlike()) {
            out.write(true);
            swappedBefore.saveSwapped(out, way);
            return;
        }
        bitsBefore.clear();
        swappedBefore.saveSwapped(bitsBefore, way);
        bitsAfter.clear();
        swappedAfter.saveSwapped(bitsAfter, way);
        writeBoth(out);
    }

    void load(StateReader in) {
        boolean same = in.readBoolean();
        if (!same) {
            packed.read(in);
            before.load(packed.before());
            after.load(packed.after());
            return;
        }
        int place = in.position();
        before.load(in);
        if (twins && quickBefore != null && quickAfter != null) {
            quickAfter.copy(quickBefore);
        } else {
            in.seek(place);
            after.load(in);
        }
    }

    /** Tells whether both surely are in the same state, show the same and can do the same. */
    boolean isAlike() {
        return twins && quickBefore != null && quickAfter != null && quickBefore.isLike(quickAfter);
    }

    /** Remembers the present states. */
    void mark() {
        if (quickBefore != null && quickAfter != null) {
            quickBefore.mark();
            quickAfter.mark();
        } else {
            saveApart();
            markedBefore = bitsBefore.toArray();
            markedAfter = bitsAfter.toArray();
        }
    }

    /** Goes back to the states remembered last. */
    void rewind() {
        if (quickBefore != null && quickAfter != null) {
            quickBefore.rewind();
            quickAfter.rewind();
        } else {
            marked.open(markedBefore, 0, markedBefore.length);
            before.load(marked);
            marked.open(markedAfter, 0, markedAfter.length);
            after.load(marked);
        }
    }

    private void saveApart() {
        bitsBefore.clear();
        before.save(bitsBefore);
        bitsAfter.clear();
        after.save(bitsAfter);
    }
}
