package dev.patchtwin.kvm.foreign;

import dev.patchtwin.kvm.mmu.FunctionModel;
import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.PatchedFunction;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.Foreign;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes models of a single patched function, as a version models it, or as it is in C. */
public final class FunctionFactory implements Conformable {
    private static final int GFNS = 3;

    private final ModelFactory whole;
    private final PatchedFunction function;
    private final Function<Machine, Kernel> kernel;

    private FunctionFactory(ModelFactory whole, PatchedFunction function, Function<Machine, Kernel> kernel) {
        this.whole = whole;
        this.function = function;
        this.kernel = kernel;
    }

    /**
     * Makes a factory for each function, by its name.
     *
     * @param whole the factory of whole models
     * @param functions the functions of that version
     * @param kernel makes a kernel of that version
     */
    public static SortedMap<String, Conformable> each(
            ModelFactory whole, List<PatchedFunction> functions, Function<Machine, Kernel> kernel) {
        SortedMap<String, Conformable> each = new TreeMap<>();
        functions.forEach(f -> each.put(f.name(), new FunctionFactory(whole, f, kernel)));
        return each;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public List<Parameter> parameters() {
        return whole.parameters();
    }

    @Override
    public List<Class<?>> patched() {
        return whole.patched();
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return new FunctionModel(function, hook -> kernel.apply(machine(world, hook)));
    }

    @Override
    public Model create(Map<String, Integer> world, Foreign patched) {
        PatchedFunction foreign = new PatchedFunction(
                function.name(),
                function.sees(),
                (kernel, sp, shared) -> ((KernelForeign) kernel).call(function.name(), sp, shared));
        return new FunctionModel(foreign, hook -> new KernelForeign(machine(world, hook), patched));
    }

    /** The calls need a private gfn, a shared one and one that becomes so, nobody who comes in between, and a host that knows sysctls. */
    private static Machine machine(Map<String, Integer> world, int hook) {
        Map<String, Integer> own = new HashMap<>(world);
        own.merge("gfns", GFNS, Math::max);
        own.put("vcpus", 1);
        own.put("shared", 1);
        own.put("sysctls", 1);
        own.put("hook", hook);
        return new Machine(new Shape(own));
    }

    @Override
    public Set<String> events() {
        return KernelForeign.events();
    }

    @Override
    public SortedMap<String, Conformable> functions() {
        return Collections.emptySortedMap();
    }
}
