package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Questions;
import dev.patchtwin.kvm.world.Seamcall;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;
import org.jspecify.annotations.Nullable;

/**
 * Faults of vCPUs, and the populating of guest memory before a TD runs; docs/domain.md §§2.2, 2.3. A fault that has to be
 * retried is retried here a few times; then an event is pending and the vCPU leaves, to come back with the same fault.
 */
final class Faults {
    private final Machine machine;
    private final Kvm kvm;
    private final Kernel kernel;

    /** The vCPU whose fault is being handled, or -1; between operations it always is -1. */
    private int faultingVcpu = -1;

    private int faultingGfn;
    private boolean raced;

    Faults(Kernel kernel) {
        this.kernel = kernel;
        machine = kernel.machine;
        kvm = kernel.kvm;
    }

    /** KVM_RUN until a vCPU has touched a private gfn or cannot. */
    int faultPrivate(int vcpuId, int gfnIndex) {
        return fault(vcpuId, gfnIndex, true);
    }

    /** KVM_RUN until a vCPU has touched a shared gfn or cannot. */
    int faultShared(int vcpuId, int gfnIndex) {
        return fault(vcpuId, gfnIndex, false);
    }

    private int fault(int vcpuId, int gfnIndex, boolean isPrivate) {
        if (kvm.vmDead()) {
            return Errno.EIO;
        }
        machine.module.vpEnter(vcpuId);
        faultingVcpu = vcpuId;
        faultingGfn = gfnIndex;
        int result = handle(vcpuId, gfnIndex, isPrivate);
        faultingVcpu = -1;
        return result;
    }

    private int handle(int vcpuId, int gfnIndex, boolean isPrivate) {
        Vcpu vcpu = kvm.vcpus[vcpuId];
        return isPrivate ? handlePrivate(vcpu, gfnIndex) : handleShared(vcpu, gfnIndex);
    }

    @KernelFunction(value = "tdx_handle_ept_violation", file = "arch/x86/kvm/vmx/tdx.c")
    private int handlePrivate(Vcpu vcpu, int gfnIndex) {
        for (int tries = 0; ; tries++) {
            int result = tryPrivate(vcpu, gfnIndex);
            if (result != TdpMmu.RETRY) {
                return result;
            }
            if (kvm.vmDead()) {
                return Errno.EIO;
            }
            if (tries >= machine.shape.localRetries || eventPending(vcpu.id)) {
                return Errno.EINTR;
            }
        }
    }

    private int tryPrivate(Vcpu vcpu, int gfnIndex) {
        int result = prepare(vcpu);
        if (result != 0) {
            return result;
        }
        int page = kernel.memfd.page(gfnIndex);
        if (page == PhysicalPages.NULL) {
            return Errno.ENOMEM;
        }
        return isStale(gfnIndex) ? TdpMmu.RETRY : map(vcpu, vcpu.mirrorRoot(), gfnIndex, page);
    }

    /** {@code is_page_fault_stale}: tells whether the gfn was invalidated since its page was looked up. */
    private boolean isStale(int gfnIndex) {
        return machine.ask(Questions.INVALIDATION, machine.subjects.gfn(gfnIndex)) != 0;
    }

    /** An ordinary fault, in the direct tree; what has to be retried is left to the guest. */
    @KernelFunction(value = "kvm_tdp_page_fault", file = "arch/x86/kvm/mmu/mmu.c")
    private int handleShared(Vcpu vcpu, int gfnIndex) {
        int result = prepare(vcpu);
        if (result == 0) {
            result = isStale(gfnIndex)
                    ? TdpMmu.RETRY
                    : map(vcpu, vcpu.root(), gfnIndex, Spte.HOST_PFN + gfnIndex);
        }
        return result == TdpMmu.RETRY ? Errno.EAGAIN : result;
    }

    private int prepare(Vcpu vcpu) {
        int result = kernel.caches.topup(vcpu);
        if (result == 0) {
            kernel.roots.load(vcpu);
        }
        return result == 0 ? kernel.caches.topup(vcpu) : result;
    }

    private int map(Vcpu vcpu, @Nullable KvmMmuPage root, int gfnIndex, int pfn) {
        return root == null ? TdpMmu.RETRY : kernel.mmu.map(vcpu, root, machine.shape.gfn(gfnIndex), pfn);
    }

    private boolean eventPending(int vcpuId) {
        return machine.ask(Questions.PENDING_EVENT, machine.subjects.vcpu(vcpuId)) != 0;
    }

    /** Tells whether a fault is being handled that another vCPU can come between; one at a time. */
    boolean canBeRaced() {
        return faultingVcpu >= 0 && !raced && otherVcpu() >= 0;
    }

    private int otherVcpu() {
        for (int step = 1; step < kvm.vcpus.length; step++) {
            int other = (faultingVcpu + step) % kvm.vcpus.length;
            if (kvm.vcpus[other].initialized()) {
                return other;
            }
        }
        return -1;
    }

    /** Another vCPU faults on the same gfn while a fault is being handled; it gets as far as it can and leaves. */
    void ofAnotherVcpu() {
        int vcpu = faultingVcpu;
        raced = true;
        fault(otherVcpu(), faultingGfn, !kvm.isShared(faultingGfn));
        raced = false;
        faultingVcpu = vcpu;
    }

    /** A panic has ended the fault that was being handled. */
    void reset() {
        faultingVcpu = -1;
        raced = false;
    }

    /** KVM_TDX_INIT_MEM_REGION on one page: copied into the TD, mapped, and measured. */
    @KernelFunction(value = "tdx_gmem_post_populate", file = "arch/x86/kvm/vmx/tdx.c")
    int initMemRegion(int vcpuId, int gfnIndex) {
        if (kvm.vmDead()) {
            return Errno.EIO;
        }
        if (kernel.bug.kvmBugOn(kvm.pageAddSrc(), kvm, WarnSite.PAGE_ADD_SRC)) {
            return Errno.EIO;
        }
        int page = kernel.memfd.page(gfnIndex);
        if (page == PhysicalPages.NULL) {
            return Errno.ENOMEM;
        }
        kvm.setPageAddSrc(true);
        int result = addPage(kvm.vcpus[vcpuId], gfnIndex, page);
        kvm.setPageAddSrc(false);
        if (result != 0) {
            return result;
        }
        kvm.setPopulatedGfns(kvm.populatedGfns() | 1 << gfnIndex);
        int status = machine.module.mrExtend(gfnIndex);
        int subject = machine.subjects.gfn(gfnIndex);
        return kernel.bug.tdxBugOn(status, Seamcall.MR_EXTEND, subject, kvm, WarnSite.MR_EXTEND) ? Errno.EIO : 0;
    }

    private int addPage(Vcpu vcpu, int gfnIndex, int page) {
        for (int tries = 0; ; tries++) {
            int result = prepare(vcpu);
            if (result == 0) {
                result = map(vcpu, vcpu.mirrorRoot(), gfnIndex, page);
            }
            if (result != TdpMmu.RETRY) {
                return result;
            }
            if (kvm.vmDead()) {
                return Errno.EIO;
            }
            if (tries >= machine.shape.localRetries || eventPending(vcpu.id)) {
                return Errno.EINTR;
            }
        }
    }
}
