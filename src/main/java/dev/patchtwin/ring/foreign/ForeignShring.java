package dev.patchtwin.ring.foreign;

import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.ring.driver.Shring;
import dev.patchtwin.ring.world.Machine;

/** A ring with all members that {@code struct shring} has on either side. */
final class ForeignShring extends Shring {
    boolean leaky;

    ForeignShring(Machine machine, int number) {
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
