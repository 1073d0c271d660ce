package dev.patchtwin.kvm.renamed;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.model.KernelFunction;
import org.jspecify.annotations.Nullable;

/** {@code struct kvm_x86_ops} with the hook under its new name. */
class KvmX86OpsRenamed extends KvmX86Ops {
    /** {@code void (*reclaim_external_spt)(struct kvm *kvm, gfn_t gfn, struct kvm_mmu_page *sp)}. */
    @FunctionalInterface
    interface ReclaimExternalSpt {
        void call(Kvm kvm, long gfn, KvmMmuPage sp);
    }

    @KernelFunction(value = "reclaim_external_spt", file = "arch/x86/include/asm/kvm_host.h")
    @Nullable
    ReclaimExternalSpt reclaimExternalSpt;

    KvmX86OpsRenamed(Kernel kernel) {
        super(kernel);
    }

    /** {@code KVM_X86_OP_OPTIONAL(reclaim_external_spt)}: nothing happens where no hook is installed. */
    @KernelFunction(value = "reclaim_external_spt", file = "arch/x86/include/asm/kvm-x86-ops.h")
    void reclaimExternalSpt(Kvm kvm, long gfn, KvmMmuPage sp) {
        watchReclaim(sp.externalSpt());
        if (reclaimExternalSpt != null) {
            reclaimExternalSpt.call(kvm, gfn, sp);
        }
    }
}
