package dev.patchtwin.kvm.kept;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Machine;

/** The kernel in which the hook keeps its name. */
public class KernelKept extends Kernel {
    /** Builds it on this machine. */
    public KernelKept(Machine machine) {
        super(machine);
    }

    /** Returns {@code kvm_x86_ops} of this version. */
    public KvmX86OpsKept hooks() {
        return (KvmX86OpsKept) ops;
    }

    @Override
    protected KvmX86Ops newKvmX86Ops() {
        return new KvmX86OpsKept(this);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuKept(this, hooks());
    }

    @Override
    protected Tdx newTdx() {
        return new TdxKept(this, hooks());
    }
}
