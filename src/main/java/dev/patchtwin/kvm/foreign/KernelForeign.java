package dev.patchtwin.kvm.foreign;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.TdpMmu;
import dev.patchtwin.kvm.mmu.Tdx;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.model.Foreign;
import java.util.Set;

/** A kernel whose patched functions are called in C; before or after the patch, as the C is. */
public final class KernelForeign extends Kernel {
    private final PatchedCode patched;

    /** Boots it with this C. */
    public KernelForeign(Machine machine, Foreign patched) {
        super(machine);
        this.patched = new PatchedCode(this, patched, (TdpMmuForeign) mmu, (TdxForeign) tdx);
    }

    /** Returns the names of the events that the C may report. */
    public static Set<String> events() {
        return PatchedCode.EVENTS;
    }

    /** Calls a patched function by itself; returns what it gave back. */
    public int call(String function, KvmMmuPage sp, boolean shared) {
        return patched.call(function, sp, shared);
    }

    PatchedCode patched() {
        return patched;
    }

    @Override
    protected KvmX86Ops newKvmX86Ops() {
        return new KvmX86OpsForeign(this);
    }

    @Override
    protected TdpMmu newTdpMmu() {
        return new TdpMmuForeign(this, (KvmX86OpsForeign) ops);
    }

    @Override
    protected Tdx newTdx() {
        return new TdxForeign(this, ops);
    }
}
