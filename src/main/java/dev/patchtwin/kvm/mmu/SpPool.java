package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The slab of page-table headers, and {@code sptep_to_sp}: from a table's page back to its header. */
final class SpPool {
    private final Machine machine;
    private final @Nullable KvmMmuPage[] sps;
    private final int[] spOfFrame;
    private int firstFree;
    private int made;

    SpPool(Machine machine) {
        this.machine = machine;
        sps = new KvmMmuPage[machine.shape.pages];
        spOfFrame = new int[machine.shape.pages];
    }

    void reset() {
        for (KvmMmuPage sp : sps) {
            if (sp == null) {
                break;
            }
            sp.life = KvmMmuPage.Life.FREE;
            sp.clearExternalSpt();
        }
        firstFree = 0;
    }

    /** Takes a header. There are as many as pages, so there is always one left. */
    KvmMmuPage alloc(int spt, int position, boolean isMirror) {
        while (get(firstFree).life != KvmMmuPage.Life.FREE) {
            firstFree++;
        }
        KvmMmuPage sp = get(firstFree);
        sp.life = KvmMmuPage.Life.UNLINKED;
        sp.position = position;
        sp.level = machine.shape.level(position);
        sp.gfn = machine.shape.firstGfn(position);
        sp.isMirror = isMirror;
        sp.invalid = false;
        sp.scheduledRootToZap = false;
        sp.rootCount = 0;
        sp.parent = null;
        sp.hookRan = false;
        sp.spt = spt;
        spOfFrame[spt] = sp.id;
        Arrays.fill(sp.sptes, Spte.NONPRESENT);
        return sp;
    }

    /** Gives a header back; the pointers in it are lost with it. */
    void free(KvmMmuPage sp) {
        if (sp.life == KvmMmuPage.Life.FREE) {
            machine.violate(Invariant.S2, machine.subjects.table(sp.position, sp.isMirror));
            return;
        }
        sp.setExternalSpt(PhysicalPages.NULL);
        machine.pages.forget(sp.spt);
        sp.life = KvmMmuPage.Life.FREE;
        firstFree = Math.min(firstFree, sp.id);
    }

    /** Returns how many headers were ever in use. */
    int made() {
        return made;
    }

    /** Returns how many headers are in use. */
    int inUse() {
        int count = 0;
        for (int i = 0; i < made; i++) {
            count += get(i).life != KvmMmuPage.Life.FREE ? 1 : 0;
        }
        return count;
    }

    KvmMmuPage get(int id) {
        KvmMmuPage sp = sps[id];
        if (sp == null) {
            made = id + 1;
            sp = new KvmMmuPage(id, machine.shape.fanout, machine.pages);
            sps[id] = sp;
        }
        return sp;
    }

    /** {@code spte_to_child_sp}. */
    KvmMmuPage child(long spte) {
        return get(spOfFrame[Spte.pfn(spte)]);
    }

    /** Returns the linked or unlinked header whose external page table this is, or null. */
    @Nullable KvmMmuPage ofExternalSpt(int page) {
        for (KvmMmuPage sp : sps) {
            if (sp == null) {
                return null;
            }
            if (sp.life != KvmMmuPage.Life.FREE && sp.externalSpt() == page) {
                return sp;
            }
        }
        return null;
    }
}
