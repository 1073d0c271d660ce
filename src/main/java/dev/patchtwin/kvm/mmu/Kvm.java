package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Shape;
import java.util.Arrays;

/** {@code struct kvm} with {@code struct kvm_tdx}: one TDX VM, with its slot and its guest_memfd file. */
public final class Kvm {
    /** {@code kvm_tdx->state}. */
    enum TdState {
        UNINITIALIZED,
        INITIALIZED,
        RUNNABLE
    }

    /** Which VM of this boot it is, from 1; 0 before the first. */
    int number;
    /** Whether there is a VM now. */
    boolean exists;
    boolean vmBugged;
    boolean vmDead;
    /** Whether the process that owns the VM still has its memory: the MMU notifier is registered. */
    boolean mmAlive;
    /** Whether the guest_memfd file is open; while it is, it holds a reference on the VM. */
    boolean memfdOpen;
    /** Whether the memslot exists. */
    boolean slot;
    /** Gfns, a bit per index, that the attributes say are shared. */
    int sharedGfns;
    /** Gfns, a bit per index, that were populated before the TD was finalized. */
    int populatedGfns;
    /** The guest_memfd page behind each gfn, by index. */
    final int[] memfdPages;

    /** {@code kvm_tdx->hkid}: 0 at birth, above 0 while assigned, -1 once released. */
    int hkid;

    TdState tdState = TdState.UNINITIALIZED;
    /** {@code td.tdr_page}. */
    int tdrPage;
    /** {@code td.tdcs_pages}. */
    final int[] tdcsPages;
    /** {@code page_add_src}: the page that is being copied into the TD. */
    boolean pageAddSrc;
    /** {@code arch.pre_fault_allowed}. */
    boolean preFaultAllowed;
    /** {@code arch.tdp_mmu_roots}, newest first. */
    final KvmMmuPage[] tdpMmuRoots;

    int roots;
    /** Page-table statistics: how many {@code spt} pages are accounted. */
    int accountedPageTables;

    /** How many steps of its destruction are done; above 0, nobody but the destruction itself can use the VM. */
    int destroySteps;
    /** How many pages were leaked when its destruction began. */
    int leakedBefore;

    final Vcpu[] vcpus;

    Kvm(Shape shape) {
        memfdPages = new int[shape.gfns];
        tdcsPages = new int[shape.tdcsPages];
        tdpMmuRoots = new KvmMmuPage[shape.pages];
        vcpus = new Vcpu[shape.vcpus];
        for (int v = 0; v < vcpus.length; v++) {
            vcpus[v] = new Vcpu(v, shape);
        }
        reset();
    }

    /** Goes back to before the first VM. */
    void reset() {
        number = 0;
        forget();
    }

    /** There is no VM any more. */
    void forget() {
        exists = false;
        vmBugged = false;
        vmDead = false;
        mmAlive = false;
        memfdOpen = false;
        slot = false;
        sharedGfns = 0;
        populatedGfns = 0;
        Arrays.fill(memfdPages, PhysicalPages.NULL);
        hkid = 0;
        tdState = TdState.UNINITIALIZED;
        tdrPage = PhysicalPages.NULL;
        Arrays.fill(tdcsPages, PhysicalPages.NULL);
        pageAddSrc = false;
        preFaultAllowed = false;
        roots = 0;
        accountedPageTables = 0;
        destroySteps = 0;
        leakedBefore = 0;
        for (Vcpu vcpu : vcpus) {
            vcpu.reset();
        }
    }

    boolean isShared(int gfnIndex) {
        return (sharedGfns & (1 << gfnIndex)) != 0;
    }

    boolean isPopulated(int gfnIndex) {
        return (populatedGfns & (1 << gfnIndex)) != 0;
    }

    /** Adds a root at the head of the list. */
    void addRoot(KvmMmuPage root) {
        System.arraycopy(tdpMmuRoots, 0, tdpMmuRoots, 1, roots);
        tdpMmuRoots[0] = root;
        roots++;
    }

    void removeRoot(KvmMmuPage root) {
        int i = 0;
        while (tdpMmuRoots[i] != root) {
            i++;
        }
        roots--;
        System.arraycopy(tdpMmuRoots, i + 1, tdpMmuRoots, i, roots - i);
    }
}
