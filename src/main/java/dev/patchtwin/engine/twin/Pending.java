package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;

/**
 * A difference on one channel that may yet turn out to be one of timing: where it began, and the events since that only
 * one of the two sides has shown by now.
 */
final class Pending {
    private static final int LENGTH_BITS = 20;

    final int step;
    private final Channel channel;
    private long[] before = new long[0];
    private long[] after = new long[0];

    Pending(Channel channel, int step) {
        this.channel = channel;
        this.step = step;
    }

    void add(long[] moreBefore, long[] moreAfter) {
        before = concat(before, moreBefore);
        after = concat(after, moreAfter);
        dropCommonStart();
    }

    /**
     * What both sides have shown in the same order is settled, and need not be kept. The rest is kept in an order that does
     * not tell how subjects were interleaved, where that does not matter: the same is open then, and written alike.
     */
    private void dropCommonStart() {
        long[] left = Words.inOrder(channel, before);
        long[] right = Words.inOrder(channel, after);
        before = Words.without(channel, left, right);
        after = Words.without(channel, right, left);
    }

    long[] before() {
        return before;
    }

    long[] after() {
        return after;
    }

    void save(StateWriter out) {
        save(out, before);
        save(out, after);
    }

    private static void save(StateWriter out, long[] words) {
        out.write(words.length, LENGTH_BITS);
        for (long word : words) {
            out.write(word, 64);
        }
    }

    static Pending load(Channel channel, StateReader in) {
        Pending loaded = new Pending(channel, -1);
        loaded.before = loadWords(in);
        loaded.after = loadWords(in);
        return loaded;
    }

    private static long[] loadWords(StateReader in) {
        long[] words = new long[in.readInt(LENGTH_BITS)];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.read(64);
        }
        return words;
    }

    private static long[] concat(long[] head, long[] tail) {
        long[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
