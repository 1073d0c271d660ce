package dev.patchtwin.kvm.pamt.process;

import dev.patchtwin.kvm.mmu.KvmModel;
import dev.patchtwin.kvm.pamt.PamtWorld;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;

/** Makes models of KVM that drops PAMT backing in process context. */
public final class ProcessFactory implements ModelFactory {
    /** Called by {@link java.util.ServiceLoader}. */
    public ProcessFactory() {}

    @Override
    public String name() {
        return "kvm-pamt-put-in-process";
    }

    @Override
    public List<Parameter> parameters() {
        return PamtWorld.PARAMETERS;
    }

    @Override
    public Model create(Map<String, Integer> world) {
        return new KvmModel(new KernelProcess(PamtWorld.machine(world)));
    }

    @Override
    public List<Class<?>> patched() {
        return List.of(TdpMmuProcess.class, TdxProcess.class);
    }
}
