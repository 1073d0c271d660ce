package dev.patchtwin.kvm;

import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.kvm.mmu.KvmModel;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A version of the code that is wrong on purpose, or that only looks different.
 *
 * @param number the row of the table in docs/domain.md §7; 0 for a control, which must not be told apart
 * @param side which side is replaced
 * @param what what is wrong
 * @param channel the channels on which it must show, blanks between; empty for a control
 * @param kernel builds the wrong kernel
 */
public record Mutant(int number, Side side, String what, String channel, Function<Machine, KvmModel> kernel) {
    /** Returns the channels on which it must show. */
    public Set<String> channels() {
        return Set.of(channel.split(" ", -1));
    }

    /** Returns a factory that makes this version instead of the original. */
    public ModelFactory insteadOf(ModelFactory original) {
        return new ModelFactory() {
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
                return kernel.apply(new Machine(new Shape(world)));
            }

            @Override
            public List<Class<?>> patched() {
                return original.patched();
            }
        };
    }

    @Override
    public String toString() {
        return (number == 0 ? "control" : "#" + number) + " " + side.text() + ": " + what;
    }
}
