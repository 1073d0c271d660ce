package dev.patchtwin.ring.world;

import dev.patchtwin.model.Observation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;

/**
 * The device on the host: which rings it knows, and which of their slots it has. It answers truly when it forgets a ring, and
 * refuses to while it has a slot of it; when it answers with an error to anything else, it may have done it or not.
 */
public final class Device {
    private static final int IDLE = 0;
    private static final int HELD = 1;
    private static final int DONE = 2;
    private static final int SLOT_BITS = 2;
    private static final long WROTE = 8;
    private static final long KNOWS = 9;

    private final Machine machine;
    private final int slots;
    private final boolean[] known;
    private final int[] states;

    Device(Machine machine) {
        this.machine = machine;
        slots = machine.shape.slots();
        known = new boolean[machine.shape.rings()];
        states = new int[known.length * slots];
    }

    void reset() {
        Arrays.fill(known, false);
        Arrays.fill(states, IDLE);
    }

    /** Tells whether it knows a ring. */
    public boolean knows(int ring) {
        return known[ring];
    }

    /** Tells whether it has a slot and is not done with it. */
    public boolean holds(int ring, int slot) {
        return states[ring * slots + slot] == HELD;
    }

    /** Tells whether it is done with a slot that was not taken back yet. */
    public boolean isDone(int ring, int slot) {
        return states[ring * slots + slot] == DONE;
    }

    private boolean holdsAny(int ring) {
        for (int slot = 0; slot < slots; slot++) {
            if (holds(ring, slot)) {
                return true;
            }
        }
        return false;
    }

    private void set(int ring, int slot, int state) {
        states[ring * slots + slot] = state;
        machine.touch(Channels.DEVICE);
    }

    /** {@code shring_dev_register()}: one that it still knows is refused. */
    public int register(int ring) {
        int subject = machine.subjects.ring(ring);
        if (known[ring]) {
            machine.cover(Probe.REGISTERED_TWICE);
            return Call.REGISTER.ended(machine, subject, Errno.EBUSY);
        }
        int answer = machine.ask(Questions.REGISTER, subject);
        if (answer != 1) {
            learn(ring);
        }
        if (answer == 2) {
            machine.cover(Probe.REGISTERED_ALL_THE_SAME);
        }
        return Call.REGISTER.ended(machine, subject, answer == 0 ? 0 : Errno.EIO);
    }

    private void learn(int ring) {
        known[ring] = true;
        machine.touch(Channels.DEVICE);
        for (int slot = 0; slot < slots; slot++) {
            int page = machine.pages.ofSlot(machine.subjects.slot(ring, slot));
            if (page != Pages.NULL) {
                machine.pages.setKnown(page);
            }
        }
    }

    /** {@code shring_dev_unregister()}: forgets the ring, unless it has a slot of it or the oracle says otherwise. */
    public int unregister(int ring) {
        int subject = machine.subjects.ring(ring);
        if (known[ring]) {
            int error = holdsAny(ring) ? Errno.EBUSY : machine.ask(Questions.UNREGISTER, subject) == 0 ? 0 : Errno.EIO;
            if (error != 0) {
                machine.cover(Probe.STILL_REGISTERED);
                return Call.UNREGISTER.ended(machine, subject, error);
            }
            forget(ring);
        }
        return Call.UNREGISTER.ended(machine, subject, 0);
    }

    /** Forgets a ring, whatever it has of it; also when the host resets it. */
    public void forget(int ring) {
        known[ring] = false;
        for (int slot = 0; slot < slots; slot++) {
            set(ring, slot, IDLE);
            machine.pages.forget(machine.subjects.slot(ring, slot));
        }
    }

    /** {@code shring_dev_post()}: it has the slot from now on. */
    public void post(int ring, int slot) {
        set(ring, slot, HELD);
        Call.POST.ended(machine, machine.subjects.slot(ring, slot), 0);
    }

    /** It writes its answer into a page of a slot that it has, and is done with it. */
    public void finish(int ring, int slot) {
        int name = machine.subjects.slot(ring, slot);
        int page = machine.pages.known(name);
        boolean reaches = page != Pages.NULL && machine.pages.isShared(page);
        int state = reaches ? machine.pages.state(page) : Pages.FREE;
        machine.check(state == Pages.RING || state == Pages.LEAKED, Invariant.S9, name);
        if (state == Pages.LEAKED) {
            machine.cover(Probe.WROTE_INTO_LEAKED);
        }
        machine.emit(Channels.DEVICE, name, WROTE);
        set(ring, slot, DONE);
    }

    /** {@code shring_dev_wait()}: the slot comes back in time, or not. */
    public int await(int ring, int slot) {
        int name = machine.subjects.slot(ring, slot);
        if (holds(ring, slot)) {
            if (machine.ask(Questions.WAIT, name) != 0) {
                return Call.WAIT.ended(machine, name, Errno.ETIMEDOUT);
            }
            finish(ring, slot);
        }
        set(ring, slot, IDLE);
        return Call.WAIT.ended(machine, name, 0);
    }

    /** {@code shring_dev_cancel()}: it lets go of the slot and writes nothing, or goes on having it. */
    public void cancel(int ring, int slot) {
        int name = machine.subjects.slot(ring, slot);
        boolean kept = machine.ask(Questions.CANCEL, name) != 0;
        if (kept) {
            machine.cover(Probe.BUSY);
        } else {
            set(ring, slot, IDLE);
        }
        Call.CANCEL.ended(machine, name, kept ? Errno.EBUSY : 0);
    }

    /** {@code shring_dev_take()}: takes a slot back that it is done with; false when it is not. */
    public boolean take(int ring, int slot) {
        boolean done = isDone(ring, slot);
        if (done) {
            set(ring, slot, IDLE);
        }
        Call.TAKE.ended(machine, machine.subjects.slot(ring, slot), done ? 1 : 0);
        return done;
    }

    /** Shows which rings it knows and which slots it has. */
    void observe(Observation out) {
        for (int ring = 0; ring < known.length; ring++) {
            if (known[ring]) {
                out.emit(Channels.DEVICE, Observation.word(machine.subjects.ring(ring), KNOWS));
            }
            for (int slot = 0; slot < slots; slot++) {
                int state = states[ring * slots + slot];
                if (state != IDLE) {
                    out.emit(Channels.DEVICE, Observation.word(machine.subjects.slot(ring, slot), state));
                }
            }
        }
    }

    /** Tells a reader what a value on {@code device} means. */
    static String describe(long value) {
        return switch ((int) value) {
            case HELD -> "is in flight";
            case DONE -> "is done";
            case (int) WROTE -> "is written by the device";
            default -> "is known to the device";
        };
    }

    /** Writes what it knows of a ring. */
    public void save(StateWriter out, int ring) {
        out.write(known[ring]);
        for (int slot = 0; slot < slots && known[ring]; slot++) {
            out.write(states[ring * slots + slot], SLOT_BITS);
        }
    }

    /** Reads what {@link #save} wrote. */
    public void load(StateReader in, int ring) {
        known[ring] = in.readBoolean();
        for (int slot = 0; slot < slots; slot++) {
            states[ring * slots + slot] = known[ring] ? in.readInt(SLOT_BITS) : IDLE;
        }
    }
}
