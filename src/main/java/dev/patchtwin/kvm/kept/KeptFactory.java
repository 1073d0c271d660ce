package dev.patchtwin.kvm.kept;

import dev.patchtwin.kvm.mmu.KvmFactory;
import java.util.List;

/** Makes models of KVM with a {@code .free_external_spt()} that takes the page table and gives nothing back. */
public final class KeptFactory extends KvmFactory {
    /** Called by {@link java.util.ServiceLoader}. */
    public KeptFactory() {
        super(
                "kvm-free-external-spt-void",
                KernelKept::new,
                List.of(KvmX86OpsKept.class, TdpMmuKept.class, TdxKept.class));
    }
}
