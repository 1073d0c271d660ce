package dev.patchtwin.kvm.foreign;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmX86Ops;

/** The hooks that the patch leaves alone; the reworked one is installed and called in C. */
final class KvmX86OpsForeign extends KvmX86Ops {
    KvmX86OpsForeign(Kernel kernel) {
        super(kernel);
    }

    void watch(int externalSpt) {
        watchReclaim(externalSpt);
    }
}
