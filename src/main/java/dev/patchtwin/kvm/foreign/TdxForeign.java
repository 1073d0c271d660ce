package dev.patchtwin.kvm.foreign;

import dev.patchtwin.kvm.mmu.KvmX86Ops;
import dev.patchtwin.kvm.mmu.Tdx;

/** TDX, whose reclaim hook is the patch's own; what that calls of the rest is here. */
final class TdxForeign extends Tdx {
    TdxForeign(KernelForeign kernel, KvmX86Ops ops) {
        super(kernel, ops);
    }

    boolean isAssigned() {
        return isHkidAssigned(kvm);
    }

    int reclaim(int page) {
        return tdxReclaimPage(virtToPage(page));
    }
}
