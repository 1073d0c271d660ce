package dev.patchtwin.ring.driver;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.ring.world.Channels;
import dev.patchtwin.ring.world.Machine;

/** {@code struct shring}: one end of a ring. */
@KernelFunction(value = "shring", file = "drivers/shring/shring.h")
public class Shring {
    private static final int INDEX_BITS = 3;

    public final int number;
    public final int nrSlots;
    public final ShringSlot[] slots;

    /** The device may write into the pages. */
    public boolean registered;

    /** Whoever uses the ring has opened it and not closed it. Not in the C: that is up to its callers. */
    boolean opened;

    private final Machine machine;
    private int producer;
    private int consumer;

    /** Makes a ring that nobody has opened yet. */
    public Shring(Machine machine, int number) {
        this.machine = machine;
        this.number = number;
        nrSlots = machine.shape.slots();
        slots = new ShringSlot[nrSlots];
        for (int i = 0; i < nrSlots; i++) {
            slots[i] = new ShringSlot(machine, machine.subjects.slot(number, i));
        }
    }

    /** Returns where the next slot is sent, counted to twice the number of slots. */
    public int producer() {
        return producer;
    }

    /** Returns which slot is taken back next, counted likewise. */
    public int consumer() {
        return consumer;
    }

    /** Moves the producer. */
    public void setProducer(int index) {
        producer = index;
        machine.touch(Channels.INDEXES);
    }

    /** Moves the consumer. */
    public void setConsumer(int index) {
        consumer = index;
        machine.touch(Channels.INDEXES);
    }

    /** Goes back to how it was made. */
    protected void reset() {
        registered = false;
        opened = false;
        producer = 0;
        consumer = 0;
    }

    /** Writes what the pages do not tell. The indexes of a closed ring do not matter: it is opened with new ones. */
    protected void save(StateWriter out) {
        out.write(opened);
        out.write(registered);
        if (opened) {
            out.write(producer, INDEX_BITS);
            out.write(consumer, INDEX_BITS);
        }
    }

    /** Reads what {@link #save} wrote. */
    protected void load(StateReader in) {
        opened = in.readBoolean();
        registered = in.readBoolean();
        producer = opened ? in.readInt(INDEX_BITS) : 0;
        consumer = opened ? in.readInt(INDEX_BITS) : 0;
    }
}
