package dev.patchtwin.engine.twin;

import java.util.Arrays;

/**
 * A difference on one channel that may yet turn out to be one of timing: where it began, and all events of both sides
 * since.
 */
final class Pending {
    final int step;
    private long[] before = new long[0];
    private long[] after = new long[0];

    Pending(int step) {
        this.step = step;
    }

    void add(long[] moreBefore, long[] moreAfter) {
        before = concat(before, moreBefore);
        after = concat(after, moreAfter);
    }

    long[] before() {
        return before;
    }

    long[] after() {
        return after;
    }

    private static long[] concat(long[] head, long[] tail) {
        long[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
