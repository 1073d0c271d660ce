package dev.patchtwin.kvm.merged;

import dev.patchtwin.kvm.kept.KernelKept;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Machine;

/** The kernel in which the hook frees the page. */
class KernelMerged extends KernelKept {
    KernelMerged(Machine machine) {
        super(machine);
        machine.pages.onAlloc(((TdpMmuMerged) mmu)::watchAlloc);
    }

    @Override
    protected int mostOfHook() {
        return KvmMmuPage.HOOK_FREED;
    }

    @Override
    protected KvmX86Ops newKvmX86Ops() {
        return new KvmX86OpsMerged(this);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuMerged(this, hooks());
    }

    @Override
    protected Tdx newTdx() {
        return new TdxMerged(this, hooks());
    }
}
