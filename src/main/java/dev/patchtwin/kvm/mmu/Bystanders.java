package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Subjects;
import org.jspecify.annotations.Nullable;

/**
 * Those who have nothing to do with the VM's teardown and suffer when it goes wrong: other users of the page allocator,
 * who write to every page that they are given, and a lockless walker of the direct tree.
 */
final class Bystanders {
    private static final int HELD = 0;
    private static final int WALKER = 1;
    private static final int CELLS = 2;

    private final Machine machine;
    private final Kvm kvm;
    private final SpPool sps;

    private final int[] cells;
    private final int base;

    Bystanders(Kernel kernel) {
        machine = kernel.machine;
        kvm = kernel.kvm;
        sps = kernel.sps;
        cells = machine.memory.cells();
        base = machine.memory.reserve(CELLS);
    }

    /** Another user takes a page, if it may hold one more and there is one, and writes to it. */
    int otherAlloc() {
        if (held() < machine.shape.others) {
            int page = machine.pages.alloc(PageState.OTHER, Subjects.OTHER);
            if (page != PhysicalPages.NULL) {
                setHeld(held() + 1);
                machine.pages.writeAsOther(page);
            }
        }
        return 0;
    }

    /** Another user gives a page back. */
    int otherFree() {
        setHeld(held() - 1);
        machine.pages.free(machine.pages.first(PageState.OTHER));
        return 0;
    }

    /** Returns how many pages other users hold. */
    int held() {
        return cells[base + HELD];
    }

    void setHeld(int pages) {
        cells[base + HELD] = pages;
    }

    /** The walker enters its read-side section and goes down to the lowest table on the way to the first gfn. */
    int walkBegin() {
        machine.rcu.readLock();
        KvmMmuPage sp = directRoot();
        while (sp != null && sp.level() > 1) {
            setWalker(sp);
            long spte = sp.spte(machine.shape.entry(machine.shape.gfn(0), sp.level()));
            sp = Spte.isShadowPresent(spte) ? sps.child(spte) : null;
        }
        if (sp != null) {
            setWalker(sp);
        }
        return 0;
    }

    /** Returns the valid direct root, or null. */
    @Nullable KvmMmuPage directRoot() {
        for (int i = 0; i < kvm.roots(); i++) {
            KvmMmuPage root = kvm.tdpMmuRoot(i);
            if (!root.isMirrorSp() && !root.isInvalid()) {
                return root;
            }
        }
        return null;
    }

    /** The walker reads the table once more and leaves. */
    int walkEnd() {
        KvmMmuPage reached = walker();
        if (reached != null) {
            int name = machine.subjects.table(reached.position(), reached.isMirrorSp());
            machine.check(!reached.isFree(), Invariant.S3, name);
        }
        setWalker(null);
        machine.rcu.readUnlock();
        return 0;
    }

    /** Returns the table that the walker has reached, or null. */
    @Nullable KvmMmuPage walker() {
        return sps.byNumber(cells[base + WALKER]);
    }

    void setWalker(@Nullable KvmMmuPage table) {
        cells[base + WALKER] = SpPool.number(table);
    }
}
