package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmModel;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        String slug = what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Set<String> shows = channels.isEmpty() ? Set.of() : Set.of(channels.split(" ", -1));
        return new Mutant(
                original.name() + "-" + slug,
                what,
                shows,
                new Wrong(original, world -> kernel.apply(PamtWorld.machine(world))));
    }

    /** Returns the version of a model whose {@code pamt_lock} disables softirqs: there lockdep has no complaint. */
    public static ModelFactory withSafeLock(ModelFactory original, Function<Machine, Kernel> kernel) {
        return new Wrong(original, world -> kernel.apply(PamtWorld.machine(world, SafeLock::new)));
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

    private record Wrong(ModelFactory original, Function<Map<String, Integer>, Kernel> kernel) implements ModelFactory {
        @Override
        public String name() {
            return original.name();
        }

        @Override
        public List<Parameter> parameters() {
            return original.parameters();
        }

        @Override
        public Model create(Map<String, Integer> world) {
            return new KvmModel(kernel.apply(world));
        }

        @Override
        public List<Class<?>> patched() {
            return original.patched();
        }
    }
}
