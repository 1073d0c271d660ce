package dev.patchtwin.kvm.pamt.process;

import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.pamt.KernelPamt;
import dev.patchtwin.kvm.world.Machine;

/** The kernel after the patch. */
class KernelProcess extends KernelPamt {
    KernelProcess(Machine machine) {
        super(machine);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuProcess(this, hooks());
    }

    @Override
    protected Tdx newTdx() {
        return new TdxProcess(this, hooks());
    }
}
