package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Rcu;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The part of the state that is page tables: the trees below the roots, and the tables that wait for RCU. */
final class SpTrees {
    private static final int EMPTY = 0;
    private static final int PRESENT = 1;
    private static final int FROZEN = 2;
    private static final int ENTRY_BITS = 2;
    private static final int POSITION_BITS = 6;
    private static final int REFS_BITS = 4;
    private static final int COUNT_BITS = 11;

    private final Machine machine;
    private final PhysicalPages pages;
    private final Rcu rcu;
    private final Kvm kvm;
    private final SpPool sps;
    private final int[] externalSpts;

    /** The tables in the order in which they are written, so that others can be written as a number. */
    private final @Nullable KvmMmuPage[] order;

    private int ordered;

    SpTrees(Kernel kernel) {
        machine = kernel.machine;
        pages = machine.pages;
        rcu = machine.rcu;
        kvm = kernel.kvm;
        sps = kernel.sps;
        externalSpts = new int[machine.shape.positions()];
        order = new KvmMmuPage[machine.shape.pages];
    }

    void begin() {
        ordered = 0;
        Arrays.fill(externalSpts, PhysicalPages.NULL);
    }

    /** Returns the external page table at each position of the mirror tree, as loaded. */
    int[] externalSpts() {
        return externalSpts;
    }

    /* --- roots --- */

    void saveRoot(StateWriter out, KvmMmuPage root) {
        out.write(root.isMirror);
        out.write(root.invalid);
        out.write(root.rootCount, REFS_BITS);
        saveTable(out, root);
    }

    KvmMmuPage loadRoot(StateReader in) {
        boolean isMirror = in.readBoolean();
        boolean invalid = in.readBoolean();
        int count = in.readInt(REFS_BITS);
        KvmMmuPage root = loadTable(in, machine.shape.rootPosition(), isMirror, null);
        root.invalid = invalid;
        root.rootCount = count;
        return root;
    }

    /** Returns 1 + the place of a root in the list of roots, or 0 for none. */
    int rootNumber(@Nullable KvmMmuPage root) {
        for (int i = 0; i < kvm.roots; i++) {
            if (kvm.tdpMmuRoots[i] == root) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Returns the root with this number, or null for 0. */
    @Nullable KvmMmuPage root(int number) {
        return number == 0 ? null : kvm.tdpMmuRoots[number - 1];
    }

    /* --- tables --- */

    private void saveTable(StateWriter out, KvmMmuPage sp) {
        saveHeader(out, sp);
        for (int entry = 0; entry < sp.sptes.length; entry++) {
            long spte = sp.sptes[entry];
            boolean present = Spte.isShadowPresent(spte);
            out.write(present ? PRESENT : Spte.isFrozen(spte) ? FROZEN : EMPTY, ENTRY_BITS);
            if (present && sp.level > 1) {
                KvmMmuPage child = sps.child(spte);
                out.write(child.position, POSITION_BITS);
                saveTable(out, child);
            }
        }
    }

    private KvmMmuPage loadTable(StateReader in, int position, boolean isMirror, @Nullable KvmMmuPage parent) {
        KvmMmuPage sp = loadHeader(in, position, isMirror, PageState.LINKED);
        sp.parent = parent;
        sp.life = KvmMmuPage.Life.LINKED;
        for (int entry = 0; entry < sp.sptes.length; entry++) {
            int kind = in.readInt(ENTRY_BITS);
            if (kind == PRESENT) {
                sp.sptes[entry] = Spte.present(sp.level == 1 ? leaf(sp, entry) : loadChild(in, sp).spt);
            } else {
                sp.sptes[entry] = kind == FROZEN ? Spte.FROZEN : Spte.NONPRESENT;
            }
        }
        return sp;
    }

    private KvmMmuPage loadChild(StateReader in, KvmMmuPage parent) {
        return loadTable(in, in.readInt(POSITION_BITS), parent.isMirror, parent);
    }

    /** A leaf maps the guest_memfd page of its gfn in the mirror tree, and the host's page of its gfn in the direct one. */
    private int leaf(KvmMmuPage sp, int entry) {
        int gfnIndex = machine.shape.gfnIndex(sp.gfn + entry);
        return sp.isMirror ? kvm.memfdPages[gfnIndex] : Spte.HOST_PFN + gfnIndex;
    }

    private void saveHeader(StateWriter out, KvmMmuPage sp) {
        order[ordered++] = sp;
        pages.saveFrame(out, sp.spt, PamtType.NDA);
        out.write(sp.hookRan);
        boolean external = sp.externalSpt() != PhysicalPages.NULL;
        out.write(external);
        if (external) {
            pages.saveFrame(out, sp.externalSpt(), PamtType.EPT);
        }
    }

    private KvmMmuPage loadHeader(StateReader in, int position, boolean isMirror, int pageState) {
        KvmMmuPage sp = sps.alloc(pages.loadFrame(in, pageState), position, isMirror);
        order[ordered++] = sp;
        sp.hookRan = in.readBoolean();
        if (in.readBoolean()) {
            sp.setExternalSpt(pages.loadFrame(in, pageState));
            if (pageState == PageState.LINKED) {
                externalSpts[position] = sp.externalSpt();
            }
        }
        return sp;
    }

    /* --- tables that wait for RCU --- */

    void saveRcu(StateWriter out, @Nullable KvmMmuPage walker) {
        out.write(rcu.isReading());
        out.write(rcu.queued(), COUNT_BITS);
        for (int i = 0; i < rcu.queued(); i++) {
            KvmMmuPage sp = sps.get(rcu.queuedAt(i));
            out.write(sp.position, POSITION_BITS);
            out.write(sp.isMirror);
            saveHeader(out, sp);
        }
        out.write(rcu.ready(), COUNT_BITS);
        int number = 0;
        for (int i = 0; i < ordered; i++) {
            number = order[i] == walker ? i + 1 : number;
        }
        out.write(number, COUNT_BITS);
    }

    /** Reads what {@link #saveRcu} wrote, and returns the table that the walker has reached. */
    @Nullable KvmMmuPage loadRcu(StateReader in) {
        boolean reading = in.readBoolean();
        int queued = in.readInt(COUNT_BITS);
        for (int i = 0; i < queued; i++) {
            int position = in.readInt(POSITION_BITS);
            KvmMmuPage sp = loadHeader(in, position, in.readBoolean(), PageState.RCU);
            sp.life = KvmMmuPage.Life.RCU;
            rcu.callRcu(sp.id);
        }
        rcu.restore(reading, in.readInt(COUNT_BITS));
        int number = in.readInt(COUNT_BITS);
        return number == 0 ? null : order[number - 1];
    }
}
