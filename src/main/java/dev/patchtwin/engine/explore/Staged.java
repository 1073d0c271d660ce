package dev.patchtwin.engine.explore;

import dev.patchtwin.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A few candidates that wait to be looked up together. The known states are many and lie anywhere in memory: what each
 * candidate needs is fetched first, one right after the other, so that the processor waits for many at a time and not for
 * each.
 */
final class Staged {
    private static final int MOST = 64;

    private final StateSet known;
    private final int[] begins = new int[MOST];
    /** In halves of words, as everywhere. */
    private final int[] lengths = new int[MOST];
    private final int[] keyLengths = new int[MOST];
    private final int[] ordinals = new int[MOST];
    private final long[] firsts = new long[MOST];
    private final long[] seconds = new long[MOST];
    private long[] words = new long[1024];
    private int end;
    private int count;

    /** Takes what was only fetched, so that fetching is not optimized away. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    Staged(StateSet known) {
        this.known = known;
    }

    boolean isFull() {
        return count == MOST;
    }

    /**
     * Adds a candidate; there must be room.
     *
     * @param key what it is looked up by, or null when that is the state itself
     * @param ordinal by which transition it was reached
     * @param hashed whether both halves of its fingerprint are needed
     */
    void add(StateWriter state, @Nullable StateWriter key, int ordinal, boolean hashed) {
        int size = state.length() + (key == null ? 0 : key.length());
        if (end + size > words.length) {
            words = Arrays.copyOf(words, Math.max(2 * words.length, end + size));
        }
        state.copyTo(words, end);
        if (key != null) {
            key.copyTo(words, end + state.length());
        }
        int i = count++;
        begins[i] = end;
        lengths[i] = Arena.halves(state.bits());
        keyLengths[i] = key == null ? 0 : Arena.halves(key.bits());
        ordinals[i] = ordinal;
        firsts[i] = Hash.first(words, keyBegin(i), words(keyLength(i)));
        seconds[i] = hashed ? Hash.second(words, keyBegin(i), words(keyLength(i))) : 0;
        end += size;
    }

    private static int words(int halves) {
        return (halves + 1) >>> 1;
    }

    private int keyBegin(int i) {
        return keyLengths[i] == 0 ? begins[i] : begins[i] + words(lengths[i]);
    }

    private int keyLength(int i) {
        return keyLengths[i] == 0 ? lengths[i] : keyLengths[i];
    }

    /** Puts those that are not known into the outbox, in the order in which they came; none are left here. */
    void flush(Outbox out, int parent) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += known.fetchSlot(firsts[i]);
        }
        for (int i = 0; i < count; i++) {
            sum += known.fetchKey(firsts[i]);
        }
        fetched = sum;
        for (int i = 0; i < count; i++) {
            if (!known.contains(firsts[i], seconds[i], words, keyBegin(i), keyLength(i))) {
                int size = words(lengths[i]) + words(keyLengths[i]);
                System.arraycopy(words, begins[i], out.room(size), out.end(), size);
                out.add(lengths[i], keyLength(i), keyLengths[i] != 0, parent, ordinals[i], firsts[i], seconds[i]);
            }
        }
        count = 0;
        end = 0;
    }
}
