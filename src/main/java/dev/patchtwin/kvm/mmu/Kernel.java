package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;

/**
 * One build of KVM on one machine. A version of the patched code extends it and supplies the parts that the patch
 * touches; everything else is the same for all versions.
 */
public abstract class Kernel {
    public final Machine machine;
    public final Kvm kvm;
    public final KvmBug bug;
    public final TdpMmu mmu;
    public final TdpMmuRoots roots;
    public final Tdx tdx;
    public final TdxLifecycle lifecycle;

    /** {@code kvm_x86_ops}. */
    protected final KvmX86Ops ops;

    final SpPool sps;
    final MmuCaches caches;
    final KvmMain main;
    final Faults faults;
    final GuestMemfd memfd;
    final Bystanders bystanders;
    final VmDestruction destruction;

    /** Builds the kernel and loads the module: {@code tdx_hardware_setup} runs. */
    protected Kernel(Machine machine) {
        this.machine = machine;
        sps = new SpPool(machine);
        kvm = new Kvm(machine, sps);
        bug = newKvmBug();
        ops = newKvmX86Ops();
        caches = new MmuCaches(this);
        mmu = newTdpMmu();
        roots = newTdpMmuRoots();
        tdx = newTdx();
        lifecycle = newTdxLifecycle();
        main = new KvmMain(this);
        faults = new Faults(this);
        memfd = new GuestMemfd(this);
        bystanders = new Bystanders(this);
        destruction = newVmDestruction();
        sps.layOut();
        machine.rcu.onCallback(mmu::tdpMmuFreeSpRcuCallback);
        tdx.tdxHardwareSetup();
        reset();
    }

    /** Boots again. */
    final void reset() {
        machine.reset();
        kvm.reset();
        faults.reset();
    }

    /** Returns the most that {@link KvmMmuPage#hook} can be in this version. */
    protected int mostOfHook() {
        return KvmMmuPage.HOOK_RAN;
    }

    /** Makes the macros. */
    protected KvmBug newKvmBug() {
        return new KvmBug(machine);
    }

    /** Makes the hooks of this version, none installed yet. */
    protected abstract KvmX86Ops newKvmX86Ops();

    /** Makes the TDP MMU of this version. */
    protected abstract TdpMmu newTdpMmu();

    /** Makes the part of the TDP MMU that deals with roots. */
    protected TdpMmuRoots newTdpMmuRoots() {
        return new TdpMmuRoots(this);
    }

    /** Makes the TDX side of this version. */
    protected abstract Tdx newTdx();

    /** Makes the life cycle of TDs. */
    protected TdxLifecycle newTdxLifecycle() {
        return new TdxLifecycle(this);
    }

    /** Makes the order in which a VM is destroyed. */
    protected VmDestruction newVmDestruction() {
        return new VmDestruction(this);
    }
}
