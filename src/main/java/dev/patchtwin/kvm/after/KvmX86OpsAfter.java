package dev.patchtwin.kvm.after;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.model.KernelFunction;
import org.jspecify.annotations.Nullable;

/** {@code struct kvm_x86_ops} with the hook as it is now: it takes the page table, and gives nothing back. */
class KvmX86OpsAfter extends KvmX86Ops {
    /** {@code void (*reclaim_external_sp)(struct kvm *kvm, gfn_t gfn, struct kvm_mmu_page *sp)}. */
    @FunctionalInterface
    interface ReclaimExternalSp {
        void call(Kvm kvm, long gfn, KvmMmuPage sp);
    }

    @KernelFunction(value = "reclaim_external_sp", file = "arch/x86/include/asm/kvm_host.h")
    @Nullable ReclaimExternalSp reclaimExternalSp;

    KvmX86OpsAfter(Kernel kernel) {
        super(kernel);
    }

    /** {@code KVM_X86_OP_OPTIONAL(reclaim_external_sp)}: nothing happens where no hook is installed. */
    @KernelFunction(value = "reclaim_external_sp", file = "arch/x86/include/asm/kvm-x86-ops.h")
    void reclaimExternalSp(Kvm kvm, long gfn, KvmMmuPage sp) {
        watchReclaim(sp.externalSpt());
        if (reclaimExternalSp != null) {
            reclaimExternalSp.call(kvm, gfn, sp);
        }
    }
}
