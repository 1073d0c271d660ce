package dev.patchtwin.kvm.kept;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.model.KernelFunction;
import org.jspecify.annotations.Nullable;

/** {@code struct kvm_x86_ops} with the hook under its old name: it takes the page table, and gives nothing back. */
public class KvmX86OpsKept extends KvmX86Ops {
    /** {@code void (*free_external_spt)(struct kvm *kvm, struct kvm_mmu_page *sp)}. */
    @FunctionalInterface
    public interface FreeExternalSpt {
        void call(Kvm kvm, KvmMmuPage sp);
    }

    @KernelFunction(value = "free_external_spt", file = "arch/x86/include/asm/kvm_host.h")
    public @Nullable FreeExternalSpt freeExternalSpt;

    /** No hook is installed yet. */
    public KvmX86OpsKept(Kernel kernel) {
        super(kernel);
    }

    /** {@code KVM_X86_OP_OPTIONAL(free_external_spt)}: nothing happens where no hook is installed. */
    @KernelFunction(value = "free_external_spt", file = "arch/x86/include/asm/kvm-x86-ops.h")
    protected void freeExternalSpt(Kvm kvm, KvmMmuPage sp) {
        watchReclaim(sp.externalSpt());
        if (freeExternalSpt != null) {
            freeExternalSpt.call(kvm, sp);
        }
    }
}
