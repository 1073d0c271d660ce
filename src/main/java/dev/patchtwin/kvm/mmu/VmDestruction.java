package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.KernelFunction;

/** What happens when the last reference to a VM is dropped, step by step; docs/domain.md §2.9. */
public class VmDestruction {
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

    /** Runs all steps; afterwards there is no VM. */
    final void destroy() {
        machine.log.startCounting();
        int leakedBefore = machine.pages.leaked();
        steps();
        forgetPages();
        int leaked = machine.pages.leaked() - leakedBefore;
        if (leaked > 0 && machine.log.printed() == 0) {
            machine.cover(Probe.SILENT_TEARDOWN);
            machine.emit(Channels.SILENCE, Subjects.NONE, ((long) kvm.number << 16) + leaked);
        }
        boolean clean = leaked == 0 && kvm.hkid <= 0;
        machine.check(clean || machine.module.faulted(), Invariant.S5, Subjects.NONE);
        machine.module.abandonTd();
        kvm.forget();
        machine.touch(Channels.TREE);
        machine.touch(Channels.ACCOUNTING);
    }

    /** Steps R, N, V, M and C, in this order. */
    @KernelFunction(value = "kvm_destroy_vm", file = "virt/kvm/kvm_main.c")
    protected void steps() {
        preDestroy();
        unregisterNotifier();
        destroyVcpus();
        uninitMmu();
        vmDestroy();
    }

    /** Step R: {@code kvm_arch_pre_destroy_vm} releases the HKID. */
    protected final void preDestroy() {
        lifecycle.releaseHkid();
    }

    /** Step N: zaps the direct roots if the process has not exited before. */
    protected final void unregisterNotifier() {
        if (kvm.mmAlive) {
            kvm.mmAlive = false;
            roots.zapAll();
        }
    }

    /** Step V: each vCPU with its roots, its control pages and its caches. */
    @KernelFunction(value = "kvm_destroy_vcpus", file = "virt/kvm/kvm_main.c")
    protected final void destroyVcpus() {
        for (Vcpu vcpu : kvm.vcpus) {
            if (vcpu.created) {
                roots.put(vcpu.root);
                lifecycle.freeVcpu(vcpu);
                roots.put(vcpu.mirrorRoot);
                caches.free(vcpu);
                vcpu.reset();
            }
        }
    }

    /** Step M: the trees with all their tables. */
    protected final void uninitMmu() {
        roots.uninit();
    }

    /** Step C: {@code tdx_vm_destroy}. By now every RCU callback has run, and no page table is left. */
    protected final void vmDestroy() {
        machine.check(machine.rcu.queued() == 0, Invariant.S15, Subjects.NONE);
        machine.check(sps.inUse() == machine.rcu.queued(), Invariant.S6, Subjects.NONE);
        lifecycle.reclaimTdControlPages();
    }

    /** {@code struct kvm_tdx} is freed; whatever it still points at is lost. */
    private void forgetPages() {
        machine.pages.forget(kvm.tdrPage);
        for (int page : kvm.tdcsPages) {
            machine.pages.forget(page);
        }
    }
}
