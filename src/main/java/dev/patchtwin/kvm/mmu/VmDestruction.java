package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.KernelFunction;
import java.util.List;

/** What happens when the last reference to a VM is dropped, step by step; docs/domain.md §2.9. */
public class VmDestruction {
    /** The steps of docs/domain.md §2.9, in their order. */
    public enum Step {
        /** R: the HKID is released. */
        PRE_DESTROY,
        /** N: the MMU notifier goes, and with it what the direct roots map. */
        UNREGISTER_NOTIFIER,
        /** V: the vCPUs. */
        DESTROY_VCPUS,
        /** M: both trees, and whatever waits for RCU. */
        UNINIT_MMU,
        /** C: the TD's control pages. */
        VM_DESTROY
    }

    private static final List<Step> IN_ORDER = List.of(Step.values());

    private final Machine machine;
    private final Kvm kvm;
    private final TdxLifecycle lifecycle;
    private final TdpMmuRoots roots;
    private final MmuCaches caches;
    private final SpPool sps;

    /** Destroys the VM of this kernel. */
    protected VmDestruction(Kernel kernel) {
        machine = kernel.machine;
        kvm = kernel.kvm;
        lifecycle = kernel.lifecycle;
        roots = kernel.roots;
        caches = kernel.caches;
        sps = kernel.sps;
    }

    /** Begins; in a world that destroys VMs step by step it is only begun, otherwise afterwards there is no VM. */
    final void destroy() {
        machine.log.startCounting();
        kvm.setLeakedBefore(machine.pages.leaked());
        do {
            next();
        } while (kvm.exists() && !machine.shape.destroyInSteps);
    }

    /** Runs the next step; after the last one there is no VM. */
    final void next() {
        List<Step> order = order();
        int done = kvm.destroySteps();
        kvm.setDestroySteps(done + 1);
        run(order.get(done));
        machine.touch(Channels.VM);
        if (kvm.destroySteps() == order.size()) {
            finish();
        }
    }

    private void finish() {
        forgetPages();
        int leaked = machine.pages.leaked() - kvm.leakedBefore();
        if (leaked > 0 && !machine.log.printed()) {
            machine.cover(Probe.SILENT_TEARDOWN);
            machine.emit(Channels.SILENCE, Subjects.NONE, ((long) kvm.number() << 16) + leaked);
        }
        boolean clean = leaked == 0 && kvm.hkid() <= 0;
        machine.check(clean || machine.module.faulted(), Invariant.S5, Subjects.NONE);
        machine.module.abandonTd();
        kvm.forget();
        machine.log.stopCounting();
        machine.touch(Channels.TREE);
        machine.touch(Channels.ACCOUNTING);
    }

    /** Returns the steps in their order: R, N, V, M and C. */
    @KernelFunction(value = "kvm_destroy_vm", file = "virt/kvm/kvm_main.c")
    protected List<Step> order() {
        return IN_ORDER;
    }

    private void run(Step step) {
        switch (step) {
            case PRE_DESTROY -> preDestroy();
            case UNREGISTER_NOTIFIER -> unregisterNotifier();
            case DESTROY_VCPUS -> destroyVcpus();
            case UNINIT_MMU -> uninitMmu();
            case VM_DESTROY -> vmDestroy();
        }
    }

    /** Step R: {@code kvm_arch_pre_destroy_vm} releases the HKID. */
    private void preDestroy() {
        lifecycle.releaseHkid();
    }

    /** Step N: zaps the direct roots if the process has not exited before. */
    private void unregisterNotifier() {
        if (kvm.mmAlive()) {
            kvm.setMmAlive(false);
            roots.zapAll();
        }
    }

    /** Step V: each vCPU with its roots, its control pages and its caches. */
    @KernelFunction(value = "kvm_destroy_vcpus", file = "virt/kvm/kvm_main.c")
    private void destroyVcpus() {
        for (Vcpu vcpu : kvm.vcpus) {
            if (vcpu.created()) {
                roots.put(vcpu.root());
                lifecycle.freeVcpu(vcpu);
                roots.put(vcpu.mirrorRoot());
                caches.free(vcpu);
                vcpu.reset();
            }
        }
    }

    /** Step M: the trees with all their tables. */
    private void uninitMmu() {
        roots.uninit();
    }

    /** Step C: {@code tdx_vm_destroy}. By now every RCU callback has run, and no page table is left. */
    private void vmDestroy() {
        if (machine.shape.barrierApart) {
            roots.rcuBarrier();
        }
        machine.check(machine.rcu.queued() == 0, Invariant.S15, Subjects.NONE);
        machine.check(sps.inUse() == machine.rcu.queued(), Invariant.S6, Subjects.NONE);
        lifecycle.reclaimTdControlPages();
    }

    /** {@code struct kvm_tdx} is freed; whatever it still points at is lost. */
    private void forgetPages() {
        machine.pages.forget(kvm.tdrPage());
        for (int i = 0; i < kvm.tdcsPages(); i++) {
            machine.pages.forget(kvm.tdcsPage(i));
        }
    }
}
