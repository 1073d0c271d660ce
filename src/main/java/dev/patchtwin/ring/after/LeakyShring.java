package dev.patchtwin.ring.after;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.ring.driver.Shring;
import dev.patchtwin.ring.world.Machine;

/** {@code struct shring} after the patch: it remembers that a page was leaked. */
class LeakyShring extends Shring {
    /** A page was leaked since the ring was opened, and that was said. */
    @KernelFunction(value = "leaky", file = "drivers/shring/shring.h")
    boolean leaky;

    LeakyShring(Machine machine, int number) {
        super(machine, number);
    }

    @Override
    protected void reset() {
        super.reset();
        leaky = false;
    }

    @Override
    protected void save(StateWriter out) {
        super.save(out);
        out.write(leaky);
    }

    @Override
    protected void load(StateReader in) {
        super.load(in);
        leaky = in.readBoolean();
    }
}
