package dev.patchtwin.kvm.pamt.softirq;

import dev.patchtwin.kvm.mmu.KvmModel;
import dev.patchtwin.kvm.pamt.PamtWorld;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;

/** Makes models of KVM that drops PAMT backing in softirq context. */
public final class SoftirqFactory implements ModelFactory {
    /** Called by {@link java.util.ServiceLoader}. */
    public SoftirqFactory() {}

    @Override
    public String name() {
        return "kvm-pamt-put-in-softirq";
    }

    @Override
    public List<Parameter> parameters() {
        return PamtWorld.PARAMETERS;
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return new KvmModel(new KernelSoftirq(PamtWorld.machine(world)));
    }

    @Override
    public List<Class<?>> patched() {
        return List.of(TdpMmuSoftirq.class, TdxSoftirq.class);
    }
}
