package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes models of one build of KVM in worlds of the usual dimensions. */
public abstract class KvmFactory implements ModelFactory {
    private final String name;
    private final Function<Machine, Kernel> kernel;
    private final List<Class<?>> patched;

    /**
     * @param name by which bundles ask for the model
     * @param kernel builds the kernel
     * @param patched the classes that stand for what the patch touches
     */
    protected KvmFactory(String name, Function<Machine, Kernel> kernel, List<Class<?>> patched) {
        this.name = name;
        this.kernel = kernel;
        this.patched = List.copyOf(patched);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Parameter> parameters() {
        return Shape.PARAMETERS;
    }

    @Override
    public final Model create(Map<String, Integer> world) {
        return new KvmModel(kernel.apply(new Machine(new Shape(world))));
    }

    @Override
    public final List<Class<?>> patched() {
        return patched;
    }
}
