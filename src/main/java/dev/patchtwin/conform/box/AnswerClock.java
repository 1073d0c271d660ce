package dev.patchtwin.conform.box;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long somebody has waited for a program since it was last told something. The time in which nobody waits does not count: a
 * caller may take as long as it likes.
 */
final class AnswerClock {
    private final long limit;
    private final LongSupplier nanos;
    private long spent;
    private long since;
    private int waiting;
    private boolean heard;

    AnswerClock(Duration limit) {
        this(limit, System::nanoTime);
    }

    /** For tests: a clock that they set. */
    AnswerClock(Duration limit, LongSupplier nanos) {
        this.limit = limit.toNanos();
        this.nanos = nanos;
    }

    /** Somebody begins to tell the program something, and waits until it has taken it. */
    synchronized void tell() {
        if (heard) {
            heard = false;
            spent = 0;
            since = nanos.getAsLong();
        }
        begin();
    }

    /** Somebody begins to wait for what the program says. */
    synchronized void listen() {
        heard = true;
        begin();
    }

    private void begin() {
        if (waiting++ == 0) {
            since = nanos.getAsLong();
        }
    }

    /** Somebody waits no longer. */
    synchronized void done() {
        if (--waiting == 0) {
            spent += nanos.getAsLong() - since;
        }
    }

    /** Whether somebody waits, and has waited too long. */
    synchronized boolean isOver() {
        return waiting > 0 && spent + nanos.getAsLong() - since > limit;
    }
}
