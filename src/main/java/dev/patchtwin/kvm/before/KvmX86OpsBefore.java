package dev.patchtwin.kvm.before;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.model.KernelFunction;
import org.jspecify.annotations.Nullable;

/** {@code struct kvm_x86_ops} with the hook as it was: it gives a result back. */
class KvmX86OpsBefore extends KvmX86Ops {
    /** {@code int (*free_external_spt)(struct kvm *kvm, gfn_t gfn, enum pg_level level, void *external_spt)}. */
    @FunctionalInterface
    interface FreeExternalSpt {
        int call(Kvm kvm, long gfn, int level, int externalSpt);
    }

    @KernelFunction(value = "free_external_spt", file = "arch/x86/include/asm/kvm_host.h")
    @Nullable FreeExternalSpt freeExternalSpt;

    KvmX86OpsBefore(Kernel kernel) {
        super(kernel);
    }

    /** {@code KVM_X86_OP_OPTIONAL_RET0(free_external_spt)}: 0 where no hook is installed. */
    @KernelFunction(value = "free_external_spt", file = "arch/x86/include/asm/kvm-x86-ops.h")
    int freeExternalSpt(Kvm kvm, long gfn, int level, int externalSpt) {
        watchReclaim(externalSpt);
        return freeExternalSpt == null ? 0 : freeExternalSpt.call(kvm, gfn, level, externalSpt);
    }
}
