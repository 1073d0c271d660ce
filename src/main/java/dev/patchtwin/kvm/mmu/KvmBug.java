package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Seamcall;
import dev.patchtwin.kvm.world.SeamcallStatus;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;
import org.jspecify.annotations.Nullable;

/** {@code KVM_BUG_ON} and {@code TDX_BUG_ON}, word for word; docs/domain.md §3.2. */
public class KvmBug {
    protected final Machine machine;

    /** Reports into the log of this machine. */
    public KvmBug(Machine machine) {
        this.machine = machine;
    }

    /**
     * {@code KVM_BUG_ON(cond, kvm)}: gives the condition back; warns once per site, and only while the VM is not bugged;
     * bugs the VM even when the warning is suppressed.
     */
    @KernelFunction(value = "KVM_BUG_ON", file = "include/linux/kvm_host.h")
    public boolean kvmBugOn(boolean condition, Kvm kvm, WarnSite site) {
        if (machine.log.warnOnOnce(condition && !kvm.vmBugged(), site)) {
            vmBugged(kvm);
        }
        return condition;
    }

    /**
     * {@code TDX_BUG_ON(err, fn, kvm)}: tells whether the SEAMCALL failed. Without a VM it warns once per site and prints
     * an error line every time; with one it does so only for the failure that bugs the VM.
     */
    @KernelFunction(value = "TDX_BUG_ON", file = "arch/x86/kvm/vmx/tdx.c")
    public boolean tdxBugOn(int status, Seamcall call, int subject, @Nullable Kvm kvm, WarnSite site) {
        boolean failed = status != SeamcallStatus.SUCCESS;
        if (machine.log.warnOnOnce(failed && (kvm == null || !kvm.vmBugged()), site)) {
            if (kvm != null) {
                vmBugged(kvm);
            }
            machine.log.seamcallFailed(call, subject, status);
        }
        return failed;
    }

    /** {@code kvm_vm_bugged}: the VM is bugged and dead, for ever. */
    @KernelFunction(value = "kvm_vm_bugged", file = "include/linux/kvm_host.h")
    protected void vmBugged(Kvm kvm) {
        kvm.setVmBugged(true);
        kvm.setVmDead(true);
        machine.emit(Channels.VM, Subjects.NONE, Observer.BUGGED);
        machine.touch(Channels.VM);
    }
}
