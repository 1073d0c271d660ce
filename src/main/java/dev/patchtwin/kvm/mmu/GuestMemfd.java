package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.model.KernelFunction;

/** {@code virt/kvm/guest_memfd.c}: the file that private guest memory comes from; it holds a reference on the VM. */
final class GuestMemfd {
    private static final String FILE = "virt/kvm/guest_memfd.c";

    private final Machine machine;
    private final Kvm kvm;
    private final TdpMmuRoots roots;

    GuestMemfd(Kernel kernel) {
        machine = kernel.machine;
        kvm = kernel.kvm;
        roots = kernel.roots;
    }

    /** Returns the page behind a gfn, allocated when there was none; {@link PhysicalPages#NULL} when that fails. */
    @KernelFunction(value = "kvm_gmem_get_pfn", file = FILE)
    int page(int gfnIndex) {
        if (kvm.memfdPage(gfnIndex) == PhysicalPages.NULL) {
            kvm.setMemfdPage(gfnIndex, machine.allocPage(PageState.DATA, machine.subjects.data(gfnIndex)));
        }
        return kvm.memfdPage(gfnIndex);
    }

    /** Zaps the gfn from the mirror tree, then frees its page, whatever has become of the zap. */
    @KernelFunction(value = "kvm_gmem_punch_hole", file = FILE)
    int punchHole(int gfnIndex) {
        roots.zapLeaf(true, machine.shape.gfn(gfnIndex));
        machine.pages.free(kvm.memfdPage(gfnIndex));
        kvm.setMemfdPage(gfnIndex, PhysicalPages.NULL);
        kvm.setPopulatedGfns(kvm.populatedGfns() & ~(1 << gfnIndex));
        return 0;
    }

    /** The file is closed: all leaves of the mirror tree go, all pages are freed, the reference on the VM is dropped. */
    @KernelFunction(value = "kvm_gmem_release", file = FILE)
    int release() {
        for (int g = 0; g < machine.shape.gfns; g++) {
            roots.zapLeaf(true, machine.shape.gfn(g));
        }
        for (int g = 0; g < machine.shape.gfns; g++) {
            machine.pages.free(kvm.memfdPage(g));
            kvm.setMemfdPage(g, PhysicalPages.NULL);
        }
        kvm.setMemfdOpen(false);
        // Nobody can populate anything any more, so that what was populated does not matter.
        kvm.setPopulatedGfns(0);
        machine.touch(Channels.VM);
        return 0;
    }
}
