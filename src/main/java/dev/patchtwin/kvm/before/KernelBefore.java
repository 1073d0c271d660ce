package dev.patchtwin.kvm.before;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Machine;

/** The kernel before the patch. */
class KernelBefore extends Kernel {
    KernelBefore(Machine machine) {
        super(machine);
    }

    /** Returns {@code kvm_x86_ops} of this version. */
    KvmX86OpsBefore hooks() {
        return (KvmX86OpsBefore) ops;
    }

    @Override
    protected KvmX86Ops newKvmX86Ops() {
        return new KvmX86OpsBefore(this);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuBefore(this, hooks());
    }

    @Override
    protected Tdx newTdx() {
        return new TdxBefore(this, hooks());
    }
}
