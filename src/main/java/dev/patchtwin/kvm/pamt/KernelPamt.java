package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.world.Machine;

/** A kernel on a host with Dynamic PAMT. */
public abstract class KernelPamt extends Kernel {
    /** Builds the kernel on a machine of {@link PamtWorld}. */
    protected KernelPamt(Machine machine) {
        super(machine);
    }

    /** Returns {@code kvm_x86_ops}. */
    public final KvmX86OpsPamt hooks() {
        return (KvmX86OpsPamt) ops;
    }

    @Override
    protected final KvmX86Ops newKvmX86Ops() {
        return new KvmX86OpsPamt(this);
    }
}
