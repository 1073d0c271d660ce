package dev.patchtwin.kvm.world;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * RCU: callbacks that run, in the order in which they were queued, once every reader that was inside a read-side section
 * when they were queued has left it. A callback is a number that its owner understands.
 *
 * <p>There is at most one reader, a lockless walker of the direct tree. The zapper's own read-side section needs no
 * reader here: nothing lets a grace period end while it zaps, except where it yields.
 */
public final class Rcu {
    private static final int QUEUED = 0;
    private static final int READY = 1;
    private static final int READING = 2;
    private static final int QUEUE = 3;

    private final int[] cells;
    private final int base;
    private IntConsumer callback = id -> {};

    Rcu(Machine machine) {
        cells = machine.memory.cells();
        base = machine.memory.reserve(QUEUE + machine.shape.pages);
    }

    /** Says what a callback does. */
    public void onCallback(IntConsumer action) {
        callback = action;
    }

    /** {@code call_rcu}: queues a callback. */
    public void callRcu(int id) {
        cells[base + QUEUE + cells[base + QUEUED]++] = id;
        if (!isReading()) {
            cells[base + READY] = queued();
        }
    }

    /** {@code rcu_read_lock} of the walker. */
    public void readLock() {
        cells[base + READING] = 1;
    }

    /** {@code rcu_read_unlock} of the walker. */
    public void readUnlock() {
        cells[base + READING] = 0;
        cells[base + READY] = queued();
    }

    /** Tells whether the walker is inside its read-side section. */
    public boolean isReading() {
        return cells[base + READING] != 0;
    }

    /** A grace period ends: the callbacks that no reader holds up run. */
    public void gracePeriod() {
        int ready = ready();
        for (int i = 0; i < ready; i++) {
            callback.accept(queuedAt(i));
        }
        int first = base + QUEUE;
        int left = queued() - ready;
        System.arraycopy(cells, first + ready, cells, first, left);
        Arrays.fill(cells, first + left, first + left + ready, 0);
        cells[base + QUEUED] = left;
        cells[base + READY] = 0;
    }

    /** {@code rcu_barrier}: waits until every callback queued so far has run. */
    public void barrier() {
        readUnlock();
        gracePeriod();
    }

    /** Returns how many callbacks are queued. */
    public int queued() {
        return cells[base + QUEUED];
    }

    /** Returns how many callbacks the end of a grace period would run. */
    public int ready() {
        return cells[base + READY];
    }

    /** Returns the callback at this place of the queue. */
    public int queuedAt(int index) {
        return cells[base + QUEUE + index];
    }

    /** Puts a loaded queue's reader and ready part in place, after its callbacks were queued again. */
    public void restore(boolean isReading, int readyCallbacks) {
        cells[base + READING] = isReading ? 1 : 0;
        cells[base + READY] = readyCallbacks;
    }
}
