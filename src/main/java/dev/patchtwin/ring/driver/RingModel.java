package dev.patchtwin.ring.driver;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Pictured;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Symmetric;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.ring.driver.Operations.Act;
import dev.patchtwin.ring.world.Channels;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Pages;
import dev.patchtwin.ring.world.Probe;
import dev.patchtwin.ring.world.Questions;
import dev.patchtwin.ring.world.Subjects;
import java.util.stream.IntStream;

/** A driver as a model: some rings, those who use them, the device, and another user of the page allocator. */
public final class RingModel implements Symmetric, Pictured {
    private final Machine machine;
    private final ShringDriver driver;
    private final Shring[] rings;
    private final Operations operations;
    private final Vocabulary vocabulary;
    private final Observer observer;
    private final Drawing drawing;

    /** Makes a model of this driver. */
    public RingModel(ShringDriver driver) {
        this.driver = driver;
        machine = driver.machine;
        rings = IntStream.range(0, machine.shape.rings())
                .mapToObj(driver::newShring)
                .toArray(Shring[]::new);
        operations = new Operations(machine.shape);
        vocabulary = new Vocabulary(
                operations.all(),
                Questions.ALL,
                machine.subjects.names(),
                Channels.ALL,
                Probe.texts(),
                operations.drain());
        observer = new Observer(machine, rings);
        drawing = new Drawing(machine, rings);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        machine.reset();
        for (Shring ring : rings) {
            ring.reset();
            findPages(ring);
        }
    }

    private static void findPages(Shring ring) {
        for (ShringSlot slot : ring.slots) {
            slot.find();
        }
    }

    @Override
    public void enabled(OperationSet out) {
        for (int id = 0; id < operations.all().size(); id++) {
            if (isEnabled(operations.act(id))) {
                out.add(id);
            }
        }
    }

    private boolean isEnabled(Act act) {
        boolean opened = rings[act.ring()].opened;
        int others = machine.pages.count(Pages.OTHER);
        return switch (act.kind()) {
            case OPEN -> !opened;
            case SEND, COMPLETE, CLOSE -> opened;
            case DEVICE_DONE -> machine.device.holds(act.ring(), act.slot());
            case RESET_DEVICE -> !opened && machine.device.knows(act.ring());
            case OTHER_ALLOC -> others < machine.shape.others() && machine.pages.count(Pages.FREE) > 0;
            case OTHER_FREE -> others > 0;
        };
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        machine.begin(oracle, out);
        int result = run(operations.act(operation.id()));
        out.emit(Channels.RETURNS, Observation.word(Subjects.NONE, result & 0xffff));
        out.touch(Channels.SAFETY);
    }

    private int run(Act act) {
        Shring ring = rings[act.ring()];
        switch (act.kind()) {
            case OPEN -> {
                return open(ring);
            }
            case SEND -> {
                int result = driver.shringSend(ring);
                coverInFlight();
                return result;
            }
            case COMPLETE -> {
                return driver.shringComplete(ring);
            }
            case CLOSE -> close(ring);
            case DEVICE_DONE -> machine.device.finish(act.ring(), act.slot());
            case RESET_DEVICE -> machine.device.forget(act.ring());
            case OTHER_ALLOC -> machine.otherAlloc();
            case OTHER_FREE -> machine.otherFree();
        }
        return 0;
    }

    private int open(Shring ring) {
        int before = leakedOf(ring);
        int result = driver.shringOpen(ring);
        setOpened(ring, result == 0);
        if (ring.opened && before > 0) {
            machine.cover(Probe.OPENED_AFTER_LEAK);
        }
        if (leakedOf(ring) > before) {
            machine.cover(Probe.OPEN_LEAKED);
        }
        return result;
    }

    private void close(Shring ring) {
        int before = leakedOf(ring);
        driver.shringClose(ring);
        setOpened(ring, false);
        int leaked = leakedOf(ring) - before;
        if (leaked > 0 && leaked < ring.nrSlots) {
            machine.cover(Probe.PART_LEAKED);
        }
        if (leaked > 1) {
            machine.cover(Probe.MANY_LEAKED);
        }
    }

    private void setOpened(Shring ring, boolean opened) {
        ring.opened = opened;
        machine.touch(Channels.INDEXES);
    }

    private int leakedOf(Shring ring) {
        int leaked = 0;
        for (int frame = 0; frame < machine.pages.count(); frame++) {
            int slot = machine.pages.name(frame) - ring.slots[0].name();
            boolean own = slot >= 0 && slot < ring.nrSlots;
            leaked += own && machine.pages.state(frame) == Pages.LEAKED ? 1 : 0;
        }
        return leaked;
    }

    private void coverInFlight() {
        for (Shring ring : rings) {
            if (!ring.opened || ShringDriver.shringInFlight(ring) == 0) {
                return;
            }
        }
        if (rings.length > 1) {
            machine.cover(Probe.BOTH_IN_FLIGHT);
        }
    }

    @Override
    public void observe(Channel channel, Observation out) {
        observer.observe(channel, quiescent(), out);
    }

    @Override
    public boolean quiescent() {
        for (Shring ring : rings) {
            if (ring.opened) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean halted() {
        return false;
    }

    /** How full each ring is, whether the device knows it, and how much has leaked; two rings in any order. */
    @Override
    public long kind() {
        long first = kindOf(rings[0]);
        long last = kindOf(rings[rings.length - 1]);
        long both = Math.max(first, last) << 8 | Math.min(first, last);
        return (both << 8 | Math.min(3, machine.pages.count(Pages.LEAKED))) << 1
                | Math.min(1, machine.pages.count(Pages.OTHER));
    }

    private int kindOf(Shring ring) {
        int kind = (ring.opened ? 1 + ShringDriver.shringInFlight(ring) : 0) << 1 | (ring.registered ? 1 : 0);
        return kind << 1 | (machine.device.knows(ring.number) ? 1 : 0);
    }

    @Override
    public int symmetries() {
        return rings.length;
    }

    @Override
    public void save(StateWriter out) {
        saveSwapped(out, 0);
    }

    @Override
    public void saveSwapped(StateWriter out, int way) {
        for (int i = 0; i < rings.length; i++) {
            Shring ring = rings[(i + way) % rings.length];
            ring.save(out);
            machine.device.save(out, ring.number);
        }
        machine.pages.save(out, way == 0 ? name -> name : machine.subjects::swapped);
    }

    @Override
    public void load(StateReader in) {
        for (Shring ring : rings) {
            ring.load(in);
            machine.device.load(in, ring.number);
        }
        machine.pages.load(in);
        for (Shring ring : rings) {
            findPages(ring);
        }
    }

    @Override
    public Legend legend() {
        return Drawing.LEGEND;
    }

    @Override
    public int cells() {
        return machine.pages.count();
    }

    @Override
    public int look(int cell) {
        return drawing.look(cell);
    }

    @Override
    public Picture picture() {
        return drawing.picture();
    }

    @Override
    public String describe(Channel channel, long word) {
        return observer.describe(channel, word);
    }
}
