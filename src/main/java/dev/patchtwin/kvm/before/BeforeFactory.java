package dev.patchtwin.kvm.before;

import dev.patchtwin.kvm.foreign.FunctionFactory;
import dev.patchtwin.kvm.foreign.KernelForeign;
import dev.patchtwin.kvm.mmu.KvmFactory;
import dev.patchtwin.kvm.mmu.KvmModel;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Conformable;
import dev.patchtwin.model.Foreign;
import dev.patchtwin.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Makes models of KVM before {@code .free_external_spt()} became {@code .reclaim_external_sp()}. */
public final class BeforeFactory extends KvmFactory implements Conformable {
    /** Called by {@link java.util.ServiceLoader}. */
    public BeforeFactory() {
        super(
                "kvm-before-reclaim-external-sp",
                KernelBefore::new,
                List.of(KvmX86OpsBefore.class, TdpMmuBefore.class, TdxBefore.class));
    }

    @Override
    public Model create(Map<String, Integer> world, Foreign patched) {
        return new KvmModel(new KernelForeign(new Machine(new Shape(world)), patched));
    }

    @Override
    public Set<String> events() {
        return KernelForeign.events();
    }

    @Override
    public SortedMap<String, Conformable> functions() {
        return FunctionFactory.each(this, BeforeFunctions.ALL, KernelBefore::new);
    }
}
