package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import org.jspecify.annotations.Nullable;

/** The slab of page-table headers, and {@code sptep_to_sp}: from a table's page back to its header. */
final class SpPool {
    private final Machine machine;
    private KvmMmuPage[] sps = {};
    private final int[] cells;
    private final int stride;
    /** For each frame, the number of the header whose table it is. */
    private final int spOfFrame;

    /** Where to begin looking for a free header: all before it are in use. */
    private final int firstFree;

    private int firstHeader;

    SpPool(Machine machine) {
        this.machine = machine;
        cells = machine.memory.cells();
        spOfFrame = machine.memory.reserve(machine.shape.pages);
        firstFree = machine.memory.reserve(1);
        stride = KvmMmuPage.cells(machine.shape);
    }

    /** Makes the headers, behind everything else in memory: there they need not be copied as long as none is in use. */
    void layOut() {
        // There are as many headers as pages, so that there is always one left; few are ever in use.
        firstHeader = machine.memory.reserveSeldomUsed(stride * machine.shape.pages);
        sps = new KvmMmuPage[machine.shape.pages];
        for (int id = 0; id < sps.length; id++) {
            sps[id] = new KvmMmuPage(
                    id, this, machine.pages, machine.shape, machine.memory, firstHeader + id * stride);
        }
    }

    /** Takes a header. */
    KvmMmuPage alloc(int spt, int position, boolean isMirror) {
        int id = cells[firstFree];
        while (!sps[id].isFree()) {
            id++;
        }
        cells[firstFree] = id + 1;
        machine.memory.use(firstHeader + (id + 1) * stride);
        KvmMmuPage sp = sps[id];
        sp.alloc(spt, position, isMirror);
        cells[spOfFrame + spt] = id;
        return sp;
    }

    /** Gives a header back; the pointers in it are lost with it. */
    void free(KvmMmuPage sp) {
        if (sp.isFree()) {
            machine.violate(Invariant.S2, machine.subjects.table(sp.position(), sp.isMirrorSp()));
            return;
        }
        sp.setExternalSpt(PhysicalPages.NULL);
        machine.pages.forget(sp.spt());
        sp.setLife(KvmMmuPage.Life.FREE);
        cells[firstFree] = Math.min(cells[firstFree], sp.id);
    }

    /** Returns how many headers may be in use: all behind them are free. */
    int made() {
        return Math.max(0, (machine.memory.end() - firstHeader) / stride);
    }

    /** Returns how many tables are linked into a tree, roots not counted. */
    int linkedBelowRoots() {
        int count = 0;
        for (int id = 0, end = made(); id < end; id++) {
            count += sps[id].life() == KvmMmuPage.Life.LINKED && !sps[id].isRoot() ? 1 : 0;
        }
        return count;
    }

    /** Returns how many headers are in use. */
    int inUse() {
        int count = 0;
        for (int id = 0, end = made(); id < end; id++) {
            count += sps[id].isFree() ? 0 : 1;
        }
        return count;
    }

    KvmMmuPage get(int id) {
        return sps[id];
    }

    /** Returns a header by what {@link #number} gives. */
    @Nullable KvmMmuPage byNumber(int number) {
        return number == 0 ? null : sps[number - 1];
    }

    /** Returns a number for a header, and 0 for none. */
    static int number(@Nullable KvmMmuPage sp) {
        return sp == null ? 0 : sp.id + 1;
    }

    /** {@code spte_to_child_sp}. */
    KvmMmuPage child(long spte) {
        return sps[cells[spOfFrame + Spte.pfn(spte)]];
    }

    /** Returns the linked or unlinked header whose external page table this is, or null. */
    @Nullable KvmMmuPage ofExternalSpt(int page) {
        for (int id = 0, end = made(); id < end; id++) {
            if (!sps[id].isFree() && sps[id].externalSpt() == page) {
                return sps[id];
            }
        }
        return null;
    }
}
