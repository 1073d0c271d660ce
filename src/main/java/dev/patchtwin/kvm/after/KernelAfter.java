package dev.patchtwin.kvm.after;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Machine;

/** The kernel after the patch. */
class KernelAfter extends Kernel {
    KernelAfter(Machine machine) {
        super(machine);
    }

    /** Returns {@code kvm_x86_ops} of this version. */
    KvmX86OpsAfter hooks() {
        return (KvmX86OpsAfter) ops;
    }

    @Override
    protected KvmX86Ops newKvmX86Ops() {
        return new KvmX86OpsAfter(this);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuAfter(this, hooks());
    }

    @Override
    protected Tdx newTdx() {
        return new TdxAfter(this, hooks());
    }
}
