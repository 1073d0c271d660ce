package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;

/**
 * {@code pamt_lock}, a spinlock that is taken without disabling softirqs, and lockdep, which remembers in which contexts it
 * was taken. When one of them is a softirq that could have come while the lock was held, lockdep reports it, once per boot.
 * Nobody ever waits for the lock here.
 */
public class PamtLock {
    private static final int IN_SOFTIRQ = 1;
    private static final int SOFTIRQS_ON = 2;
    private static final int INCONSISTENT = IN_SOFTIRQ | SOFTIRQS_ON;
    private static final int USAGE_BITS = 2;

    private static final int USAGE = 0;
    private static final int CONTEXT = 1;

    private final Machine machine;
    private final int[] cells;
    private final int base;

    /** Makes the lock of this machine. */
    protected PamtLock(Machine machine) {
        this.machine = machine;
        cells = machine.memory.cells();
        base = machine.memory.reserve(2);
    }

    /** Runs something in a context. */
    final void in(Context context, Runnable action) {
        int outer = cells[base + CONTEXT];
        cells[base + CONTEXT] = context.ordinal();
        action.run();
        cells[base + CONTEXT] = outer;
    }

    /** Returns the context in which code runs now. */
    final Context context() {
        return Context.values()[cells[base + CONTEXT]];
    }

    /** {@code spin_lock(&pamt_lock)}, to change the backing of a region. */
    final void take(int region) {
        machine.emit(PamtChannels.LOCKING, region, cells[base + CONTEXT]);
        int usage = cells[base + USAGE];
        cells[base + USAGE] = usage | usageIn(context());
        if (usage != INCONSISTENT && cells[base + USAGE] == INCONSISTENT) {
            machine.emit(PamtChannels.LOCKDEP, Subjects.NONE, 0);
            machine.log.printElsewhere();
            machine.coverMore(PamtProbe.LOCKDEP_REPORT.ordinal());
        }
    }

    private int usageIn(Context context) {
        return context == Context.SOFTIRQ ? IN_SOFTIRQ : disablesSoftirqs() ? 0 : SOFTIRQS_ON;
    }

    /** Tells whether no softirq can come while the lock is held. */
    protected boolean disablesSoftirqs() {
        return false;
    }

    final void save(StateWriter out) {
        out.write(cells[base + USAGE], USAGE_BITS);
    }

    final void load(StateReader in) {
        cells[base + USAGE] = in.readInt(USAGE_BITS);
    }
}
