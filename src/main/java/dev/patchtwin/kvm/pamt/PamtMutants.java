package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.MutantModel;
import dev.patchtwin.kvm.mmu.MutantRow;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import java.util.function.Function;

/** Builds wrong versions of a model with Dynamic PAMT; docs/domain.md, Dynamic PAMT. */
public final class PamtMutants {
    private PamtMutants() {}

    /**
     * Returns a wrong version of a model.
     *
     * @param original makes the right one
     * @param what what is wrong
     * @param channels the channels on which it must show, blanks between; empty for a control
     * @param kernel builds the wrong kernel
     */
    public static Mutant of(ModelFactory original, String what, String channels, Function<Machine, Kernel> kernel) {
        return MutantRow.mutant(
                original.name(),
                what,
                channels,
                new MutantModel(original, world -> kernel.apply(PamtWorld.machine(world))));
    }

    /** Returns the version of a model whose {@code pamt_lock} disables softirqs: there lockdep has no complaint. */
    public static ModelFactory withSafeLock(ModelFactory original, Function<Machine, Kernel> kernel) {
        return new MutantModel(original, world -> kernel.apply(PamtWorld.machine(world, SafeLock::new)));
    }

    private static final class SafeLock extends PamtLock {
        SafeLock(Machine machine) {
            super(machine);
        }

        @Override
        protected boolean disablesSoftirqs() {
            return true;
        }
    }
}
