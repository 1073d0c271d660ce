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
    private final Machine machine;
    private final Kvm kvm;
    private final SpPool sps;

    private int held;
    private @Nullable KvmMmuPage walker;

    Bystanders(Kernel kernel) {
        machine = kernel.machine;
        kvm = kernel.kvm;
        sps = kernel.sps;
    }

    void reset() {
        held = 0;
        walker = null;
    }

    /** Another user takes a page, if it may hold one more and there is one, and writes to it. */
    int otherAlloc() {
        if (held < machine.shape.others) {
            int page = machine.pages.alloc(PageState.OTHER, Subjects.OTHER);
            if (page != PhysicalPages.NULL) {
                held++;
                machine.pages.writeAsOther(page);
            }
        }
        return 0;
    }

    /** Another user gives a page back. */
    int otherFree() {
        held--;
        machine.pages.free(machine.pages.first(PageState.OTHER));
        return 0;
    }

    /** Returns how many pages other users hold. */
    int held() {
        return held;
    }

    /** The walker enters its read-side section and goes down to the lowest table on the way to the first gfn. */
    int walkBegin() {
        machine.rcu.readLock();
        KvmMmuPage sp = directRoot();
        while (sp != null && sp.level > 1) {
            walker = sp;
            long spte = sp.sptes[machine.shape.entry(machine.shape.gfn(0), sp.level)];
            sp = Spte.isShadowPresent(spte) ? sps.child(spte) : null;
        }
        walker = sp == null ? walker : sp;
        return 0;
    }

    /** Returns the valid direct root, or null. */
    @Nullable KvmMmuPage directRoot() {
        for (int i = 0; i < kvm.roots; i++) {
            KvmMmuPage root = kvm.tdpMmuRoots[i];
            if (!root.isMirror && !root.invalid) {
                return root;
            }
        }
        return null;
    }

    /** The walker reads the table once more and leaves. */
    int walkEnd() {
        if (walker != null) {
            boolean there = walker.life != KvmMmuPage.Life.FREE;
            machine.check(there, Invariant.S3, machine.subjects.table(walker.position, walker.isMirror));
        }
        walker = null;
        machine.rcu.readUnlock();
        return 0;
    }

    @Nullable KvmMmuPage walker() {
        return walker;
    }

    void restore(int pagesHeld, @Nullable KvmMmuPage walking) {
        held = pagesHeld;
        walker = walking;
    }
}
