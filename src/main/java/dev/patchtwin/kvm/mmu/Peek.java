package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.PhysicalPages;
import java.util.ArrayList;
import java.util.List;

/** Lets mutants, and the patch's own C, reach what the models keep to themselves. */
public final class Peek {
    private Peek() {}

    /** {@code kvm_tdx->hkid}. */
    public static int hkid(Kvm kvm) {
        return kvm.hkid();
    }

    /** {@code kvm->vm_bugged}. */
    public static boolean vmBugged(Kvm kvm) {
        return kvm.vmBugged();
    }

    /** {@code sp->spt = NULL}. */
    public static void dropSpt(KvmMmuPage sp, PhysicalPages pages) {
        setSpt(sp, PhysicalPages.NULL, pages);
    }

    /** {@code sp->spt = page}. */
    public static void setSpt(KvmMmuPage sp, int page, PhysicalPages pages) {
        int spt = sp.spt();
        sp.setSpt(page);
        if (spt != page) {
            pages.forget(spt);
        }
    }

    /** Freezes an entry and leaves it so. */
    public static void freeze(KvmMmuPage sp, int entry) {
        sp.setSpte(entry, Spte.FROZEN);
    }

    /** Tells whether this reference is the last on a root. */
    public static boolean isLastReference(KvmMmuPage root) {
        return root.rootCount() == 1;
    }

    /** {@code tdp_mmu_roots}, all of them. */
    public static List<KvmMmuPage> roots(Kvm kvm) {
        List<KvmMmuPage> roots = new ArrayList<>();
        for (int i = 0; i < kvm.roots(); i++) {
            roots.add(kvm.tdpMmuRoot(i));
        }
        return roots;
    }

    /** Zaps a root under the lock held for write. */
    public static void zapRoot(TdpMmuRoots mmu, KvmMmuPage root) {
        mmu.zapRoot(root, false);
    }
}
