package dev.patchtwin.kvm.merged;

import dev.patchtwin.kvm.kept.KvmX86OpsKept;
import dev.patchtwin.kvm.kept.TdpMmuKept;
import dev.patchtwin.kvm.kept.TdxKept;
import dev.patchtwin.kvm.mmu.KvmFactory;
import java.util.List;

/** Makes models of KVM with a {@code .free_external_spt()} that frees the page at once. */
public final class MergedFactory extends KvmFactory {
    /** Called by {@link java.util.ServiceLoader}. */
    public MergedFactory() {
        super(
                "kvm-free-external-spt-at-once",
                KernelMerged::new,
                List.of(KvmX86OpsKept.class, TdpMmuKept.class, TdpMmuMerged.class, TdxKept.class, TdxMerged.class));
    }
}
