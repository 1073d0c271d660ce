package dev.patchtwin.kvm.mmu;

import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes a wrong version of a model under the name of the right one.
 *
 * @param original makes the right one
 * @param kernel builds the wrong kernel in a world
 */
public record MutantModel(ModelFactory original, Function<Map<String, Integer>, ? extends Kernel> kernel)
        implements ModelFactory {
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
