package dev.patchtwin.conform.box;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/**
 * Keeps the box while somebody works with it. A virtual machine that is asked to end, as by Ctrl-C, clears its folders away at
 * once; but whoever is at work may still have something to finish and to say.
 */
public final class BoxHold {
    private static final int SECONDS_TO_FINISH = 10;
    private static final StampedLock WORK = new StampedLock();

    private final long stamp;

    private BoxHold(long stamp) {
        this.stamp = stamp;
    }

    /** Begins to work; several may, at the same time. */
    public static BoxHold begin() {
        return new BoxHold(WORK.readLock());
    }

    /** Waits until nobody works any more, but not for ever. */
    static void awaitNobody() {
        try {
            // Whether or not they have finished: the machine ends. It keeps the lock, so that nobody begins again.
            var unused = WORK.tryWriteLock(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the work. */
    public void end() {
        WORK.unlockRead(stamp);
    }
}
