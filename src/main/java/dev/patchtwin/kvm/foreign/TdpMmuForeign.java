package dev.patchtwin.kvm.foreign;

import dev.patchtwin.kvm.mmu.KvmMmuPage;
import dev.patchtwin.kvm.mmu.TdpMmu;

/** The TDP MMU whose {@code handle_removed_pt()} is the patch's own; what that calls of the rest is here. */
final class TdpMmuForeign extends TdpMmu {
    private final KernelForeign kernel;
    private final KvmX86OpsForeign hooks;

    TdpMmuForeign(KernelForeign kernel, KvmX86OpsForeign hooks) {
        super(kernel, hooks);
        this.kernel = kernel;
        this.hooks = hooks;
    }

    @Override
    protected void handleRemovedPt(KvmMmuPage sp, boolean shared) {
        kernel.patched().call("handle_removed_pt", sp, shared);
    }

    void unlink(KvmMmuPage sp) {
        unlinkSp(sp);
    }

    long read(KvmMmuPage sp, int entry) {
        return readSpte(sp, entry);
    }

    void freeze(KvmMmuPage sp, int entry) {
        freezeSpte(sp, entry);
    }

    void changed(KvmMmuPage sp, int entry, long old, boolean shared) {
        handleFrozenSpte(sp, entry, old, shared);
    }

    void watch(KvmMmuPage sp) {
        hooks.watch(sp.externalSpt());
    }

    void queue(KvmMmuPage sp) {
        callRcu(sp);
    }

    void free(KvmMmuPage sp) {
        tdpMmuFreeSp(sp);
    }
}
