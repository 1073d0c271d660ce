package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A row of the tables in docs/domain.md §7 and §11, built.
 *
 * @param number the row; 0 for a control, which must not be told apart
 * @param side {@code before}, {@code after}, or the room of another version
 * @param what what is wrong
 * @param channels the channels on which it must show, blanks between; empty for a control
 * @param kernel builds the wrong kernel
 */
public record MutantRow(
        int number, String side, String what, String channels, Function<Machine, ? extends Kernel> kernel) {
    /** Returns it as a mutant of the model that this factory makes. */
    public Mutant of(ModelFactory original) {
        String slug = what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String id = side + "-" + (number == 0 ? "control" : number) + "-" + slug;
        Set<String> shows = channels.isEmpty() ? Set.of() : Set.of(channels.split(" ", -1));
        return new Mutant(id, what, shows, new Wrong(original, kernel));
    }

    /** Makes the wrong version under the name of the right one. */
    private record Wrong(ModelFactory original, Function<Machine, ? extends Kernel> kernel) implements ModelFactory {
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
            return new KvmModel(kernel.apply(new Machine(new Shape(world))));
        }

        @Override
        public List<Class<?>> patched() {
            return original.patched();
        }
    }
}
