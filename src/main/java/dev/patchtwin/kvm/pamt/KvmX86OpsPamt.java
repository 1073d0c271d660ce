package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.Kvm;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code struct kvm_x86_ops} with the hooks that pages of the S-EPT go through at their end. Their beginning, {@code
 * alloc_external_sp}, is the features' {@link DynamicPamt#alloc}.
 */
public final class KvmX86OpsPamt extends KvmX86Ops {
    /** {@code void (*reclaim_external_sp)(struct kvm *kvm, gfn_t gfn, struct kvm_mmu_page *sp)}. */
    @FunctionalInterface
    interface ReclaimExternalSp {
        void call(Kvm kvm, long gfn, KvmMmuPage sp);
    }

    @Nullable
    ReclaimExternalSp reclaimExternalSp;

    /** {@code void (*free_external_sp)(unsigned long addr)}. */
    @Nullable
    IntConsumer freeExternalSp;

    /** No hook is installed yet. */
    KvmX86OpsPamt(Kernel kernel) {
        super(kernel);
    }

    /** {@code KVM_X86_OP_OPTIONAL(reclaim_external_sp)}. */
    void reclaimExternalSp(Kvm kvm, long gfn, KvmMmuPage sp) {
        watchReclaim(sp.externalSpt());
        if (reclaimExternalSp != null) {
            reclaimExternalSp.call(kvm, gfn, sp);
        }
    }

    /** {@code KVM_X86_OP_OPTIONAL(free_external_sp)}. */
    void freeExternalSp(int page) {
        if (freeExternalSp != null) {
            freeExternalSp.accept(page);
        }
    }
}
