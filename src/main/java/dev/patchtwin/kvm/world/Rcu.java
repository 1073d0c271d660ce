package dev.patchtwin.kvm.world;

import java.util.function.IntConsumer;

/**
 * RCU: callbacks that run, in the order in which they were queued, once every reader that was inside a read-side section
 * when they were queued has left it. A callback is a number that its owner understands.
 *
 * <p>There is at most one reader, a lockless walker of the direct tree. The zapper's own read-side section needs no
 * reader here: nothing lets a grace period end while it zaps, except where it yields.
 */
public final class Rcu {
    private final int[] queue;
    private int queued;
    private int ready;
    private boolean reading;
    private IntConsumer callback = id -> {};

    Rcu(Machine machine) {
        queue = new int[2 * machine.shape.pages];
    }

    void reset() {
        queued = 0;
        ready = 0;
        reading = false;
    }

    /** Says what a callback does. */
    public void onCallback(IntConsumer action) {
        callback = action;
    }

    /** {@code call_rcu}: queues a callback. */
    public void callRcu(int id) {
        queue[queued++] = id;
        if (!reading) {
            ready = queued;
        }
    }

    /** {@code rcu_read_lock} of the walker. */
    public void readLock() {
        reading = true;
    }

    /** {@code rcu_read_unlock} of the walker. */
    public void readUnlock() {
        reading = false;
        ready = queued;
    }

    /** Tells whether the walker is inside its read-side section. */
    public boolean isReading() {
        return reading;
    }

    /** A grace period ends: the callbacks that no reader holds up run. */
    public void gracePeriod() {
        for (int i = 0; i < ready; i++) {
            callback.accept(queue[i]);
        }
        System.arraycopy(queue, ready, queue, 0, queued - ready);
        queued -= ready;
        ready = 0;
    }

    /** {@code rcu_barrier}: waits until every callback queued so far has run. */
    public void barrier() {
        readUnlock();
        gracePeriod();
    }

    /** Returns how many callbacks are queued. */
    public int queued() {
        return queued;
    }

    /** Returns how many callbacks the end of a grace period would run. */
    public int ready() {
        return ready;
    }

    /** Returns the callback at this place of the queue. */
    public int queuedAt(int index) {
        return queue[index];
    }

    /** Puts a loaded queue's reader and ready part in place, after its callbacks were queued again. */
    public void restore(boolean isReading, int readyCallbacks) {
        reading = isReading;
        ready = readyCallbacks;
    }
}
