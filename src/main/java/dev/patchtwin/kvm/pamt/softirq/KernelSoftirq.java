package dev.patchtwin.kvm.pamt.softirq;

import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.pamt.KernelPamt;
import dev.patchtwin.kvm.world.Machine;

/** The kernel before the patch. */
class KernelSoftirq extends KernelPamt {
    KernelSoftirq(Machine machine) {
        super(machine);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuSoftirq(this, hooks());
    }

    @Override
    protected Tdx newTdx() {
        return new TdxSoftirq(this, hooks());
    }
}
