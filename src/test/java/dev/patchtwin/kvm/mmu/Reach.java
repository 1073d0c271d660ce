package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.PhysicalPages;

/** Reaches by force what no operation reaches. */
public final class Reach {
    private Reach() {}

    /** {@code tdp_mmu_set_spte_atomic} on an entry of a root, whose value is taken to be {@code old}. */
    public static int setRootEntry(Kernel kernel, boolean mirror, long old, long spte) {
        return kernel.mmu.setSpteAtomic(root(kernel, mirror), 0, old, spte);
    }

    /** {@code handle_changed_spte} on an entry of a root. */
    public static void changed(Kernel kernel, boolean mirror, long old, long spte) {
        kernel.mmu.handleChangedSpte(root(kernel, mirror), 0, old, spte, false);
    }

    /** What an entry of a root holds. */
    public static long rootEntry(Kernel kernel, boolean mirror) {
        return root(kernel, mirror).spte(0);
    }

    private static KvmMmuPage root(Kernel kernel, boolean mirror) {
        return Peek.roots(kernel.kvm).stream()
                .filter(r -> r.isMirrorSp() == mirror)
                .findFirst()
                .orElseThrow();
    }

    /** {@code set_external_spte} for the table below the mirror root, called for another level. */
    public static int linkAtLevel(Kernel kernel, int level) {
        return kernel.tdx.tdxSeptSetPrivateSpte(kernel.kvm, 0, level, rootEntry(kernel, true));
    }

    /** {@code remove_external_spte} of gfn 0. */
    public static void removeLeaf(Kernel kernel, int level) {
        kernel.tdx.tdxSeptRemovePrivateSpte(kernel.kvm, 0, level, Spte.present(0));
    }

    /** {@code tdx_mem_page_add} of gfn 0. */
    public static int pageAdd(Kernel kernel) {
        return kernel.tdx.tdxSeptSetPrivateSpte(kernel.kvm, 0, 1, Spte.present(0));
    }

    /** {@code KVM_TDX_INIT_MEM_REGION} while another one is in progress. */
    public static int populateTwice(Kernel kernel) {
        kernel.kvm.setPageAddSrc(true);
        return kernel.faults.initMemRegion(0, 0);
    }

    /** {@code kvm_tdp_mmu_put_root} until nobody holds the direct root. */
    public static void putDirectRoot(Kernel kernel) {
        KvmMmuPage root = root(kernel, false);
        while (root.rootCount() > 0) {
            kernel.roots.put(root);
        }
    }

    /** Takes a reference too many, so that a root remains. */
    public static void holdDirectRoot(Kernel kernel) {
        KvmMmuPage root = root(kernel, false);
        root.setRootCount(root.rootCount() + 1);
    }

    /** {@code hkid = -1}, though nobody released it. */
    public static void forgetHkid(Kernel kernel) {
        kernel.kvm.setHkid(-1);
    }

    /** {@code vm_bugged = true} without being dead. */
    public static void bugOnly(Kernel kernel) {
        kernel.kvm.setVmBugged(true);
        kernel.kvm.setVmDead(false);
    }

    /** Forgets a vCPU's TDVPR without a trace. */
    public static void loseTdvpr(Kernel kernel) {
        kernel.kvm.vcpus[0].setTdvprPage(PhysicalPages.NULL);
    }

    /** Exchanges the external pages of the two lowest tables on the way to gfn 0. */
    public static void exchangeExternalSpts(Kernel kernel) {
        KvmMmuPage high = kernel.sps.child(rootEntry(kernel, true));
        KvmMmuPage low = kernel.sps.child(high.spte(0));
        int page = high.externalSpt();
        int other = low.externalSpt();
        high.clearExternalSpt();
        low.clearExternalSpt();
        high.setExternalSpt(other);
        low.setExternalSpt(page);
    }

    /** {@code tdp_mmu_free_sp} of the table below the direct root, without waiting for anybody. */
    public static void freeLinkedTable(Kernel kernel) {
        kernel.mmu.tdpMmuFreeSp(kernel.sps.child(rootEntry(kernel, false)));
    }
}
