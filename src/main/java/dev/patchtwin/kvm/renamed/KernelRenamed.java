package dev.patchtwin.kvm.renamed;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Machine;

/** The kernel after the rename. */
class KernelRenamed extends Kernel {
    KernelRenamed(Machine machine) {
        super(machine);
    }

    /** Returns {@code kvm_x86_ops} of this version. */
    KvmX86OpsRenamed hooks() {
        return (KvmX86OpsRenamed) ops;
    }

    @Override
    protected KvmX86Ops newKvmX86Ops() {
        return new KvmX86OpsRenamed(this);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuRenamed(this, hooks());
    }

    @Override
    protected Tdx newTdx() {
        return new TdxRenamed(this, hooks());
    }
}
