package dev.patchtwin.kvm.renamed;

import dev.patchtwin.kvm.mmu.KvmFactory;
import java.util.List;

/** Makes models of KVM after {@code .reclaim_external_sp()} was renamed to {@code .reclaim_external_spt()}. */
public final class RenamedFactory extends KvmFactory {
    /** Called by {@link java.util.ServiceLoader}. */
    public RenamedFactory() {
        super(
                "kvm-reclaim-external-spt",
                KernelRenamed::new,
                List.of(KvmX86OpsRenamed.class, TdpMmuRenamed.class, TdxRenamed.class));
    }
}
