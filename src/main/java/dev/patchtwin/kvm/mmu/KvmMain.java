package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Seamcall;
import dev.patchtwin.kvm.world.SeamcallStatus;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;

/**
 * The ioctls of a VM and the notifications that reach it; docs/domain.md §§2.1, 2.2, 2.7. An ioctl on a dead VM gives
 * -EIO; each method gives back what its caller sees, 0 or a negative errno.
 */
final class KvmMain {
    private final Machine machine;
    private final Kvm kvm;
    private final Kernel kernel;

    KvmMain(Kernel kernel) {
        this.kernel = kernel;
        machine = kernel.machine;
        kvm = kernel.kvm;
    }

    /** KVM_CREATE_VM for a TDX VM, with one memslot that is backed by a guest_memfd file. */
    @KernelFunction(value = "kvm_create_vm", file = "virt/kvm/kvm_main.c")
    int createVm() {
        int number = kvm.number() + 1;
        kvm.forget();
        kvm.setNumber(number);
        kvm.setExists(true);
        kvm.setMmAlive(true);
        kvm.setMemfdOpen(true);
        kvm.setSlot(true);
        machine.pages.allocateFor(number);
        if (number > 1) {
            machine.cover(Probe.SECOND_VM);
        }
        return changed(0);
    }

    /** KVM_TDX_INIT_VM. */
    int initTd() {
        return kvm.vmDead() ? Errno.EIO : changed(kernel.lifecycle.initTd());
    }

    /** KVM_CREATE_VCPU and KVM_TDX_INIT_VCPU. */
    int initVcpu(int id) {
        if (kvm.vmDead()) {
            return Errno.EIO;
        }
        kvm.vcpus[id].setCreated(true);
        return changed(kernel.lifecycle.initVcpu(kvm.vcpus[id]));
    }

    /** KVM_TDX_FINALIZE_VM: measured and ready to run. */
    @KernelFunction(value = "tdx_td_finalize", file = "arch/x86/kvm/vmx/tdx.c")
    int finalizeVm() {
        if (kvm.vmDead()) {
            return Errno.EIO;
        }
        int status = machine.module.mrFinalize();
        if (SeamcallStatus.isOperandBusy(status)) {
            return Errno.EBUSY;
        }
        if (kernel.bug.tdxBugOn(status, Seamcall.MR_FINALIZE, Subjects.NONE, kvm, WarnSite.MR_FINALIZE)) {
            return Errno.EIO;
        }
        kvm.setTdState(Kvm.TdState.RUNNABLE);
        kvm.setPreFaultAllowed(true);
        // From here on pages are added by faults alone, so that what was populated does not matter.
        kvm.setPopulatedGfns(0);
        return changed(0);
    }

    /** KVM_SET_MEMORY_ATTRIBUTES on one gfn: what was mapped as the old kind is zapped, the other tree is left alone. */
    @KernelFunction(value = "kvm_vm_set_mem_attributes", file = "virt/kvm/kvm_main.c")
    int convert(int gfnIndex, boolean toShared) {
        if (kvm.vmDead()) {
            return Errno.EIO;
        }
        kernel.roots.zapLeaf(toShared, machine.shape.gfn(gfnIndex));
        kvm.setSharedGfns(kvm.sharedGfns() ^ 1 << gfnIndex);
        return changed(0);
    }

    /** KVM_SET_USER_MEMORY_REGION2 that deletes the slot: all leaves go, the tables stay, for a TDX VM. */
    @KernelFunction(value = "kvm_arch_flush_shadow_memslot", file = "arch/x86/kvm/mmu/mmu.c")
    int deleteSlot() {
        if (kvm.vmDead()) {
            return Errno.EIO;
        }
        for (int g = 0; g < machine.shape.gfns; g++) {
            kernel.roots.zapLeaf(false, machine.shape.gfn(g));
            kernel.roots.zapLeaf(true, machine.shape.gfn(g));
        }
        kvm.setSlot(false);
        return changed(0);
    }

    /** The host unmaps the memory behind a shared gfn: {@code kvm_mmu_notifier_invalidate_range_start}. */
    @KernelFunction(value = "kvm_mmu_notifier_invalidate_range_start", file = "virt/kvm/kvm_main.c")
    int invalidate(int gfnIndex) {
        kernel.roots.zapLeaf(false, machine.shape.gfn(gfnIndex));
        return 0;
    }

    /** Invalidates all direct roots, for example because {@code nx_huge_pages} was switched. */
    @KernelFunction(value = "kvm_mmu_zap_all_fast", file = "arch/x86/kvm/mmu/mmu.c")
    int zapAllFast() {
        kernel.roots.zapAllFast();
        return 0;
    }

    /** The process exits and its memory goes: {@code kvm_mmu_notifier_release}. */
    @KernelFunction(value = "kvm_mmu_notifier_release", file = "virt/kvm/kvm_main.c")
    int exitMm() {
        kvm.setMmAlive(false);
        kernel.roots.zapAll();
        return changed(0);
    }

    /** The last reference is dropped. */
    int destroyVm() {
        kernel.destruction.destroy();
        return 0;
    }

    /** Destruction goes on. */
    int destroyVmStep() {
        kernel.destruction.next();
        return 0;
    }

    private int changed(int result) {
        machine.touch(Channels.VM);
        return result;
    }
}
