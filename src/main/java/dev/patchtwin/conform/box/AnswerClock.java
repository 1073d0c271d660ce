package dev.patchtwin.conform.box;

import java.time.Duration;

/**
 * How long somebody has waited for a program since it was last told something. The time in which nobody waits does not count: a
 * caller may take as long as it likes.
 */
final class AnswerClock {
    private final long limit;
    private long spent;
    private long since;
    private int waiting;
    private boolean heard;

    AnswerClock(Duration limit) {
        this.limit = limit.toNanos();
    }

    /** Somebody begins to tell the program something, and waits until it has taken it. */
    synchronized void tell() {
        if (heard) {
            heard = false;
            spent = 0;
            since = System.nanoTime();
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
            since = System.nanoTime();
        }
    }

    /** Somebody waits no longer. */
    synchronized void done() {
        if (--waiting == 0) {
            spent += System.nanoTime() - since;
        }
    }

    /** Whether somebody waits, and has waited too long. */
    synchronized boolean isOver() {
        return waiting > 0 && spent + System.nanoTime() - since > limit;
    }
}
