package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PamtType;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Rcu;
import dev.patchtwin.kvm.world.SavedPages;
import dev.patchtwin.kvm.world.Shape;
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
    private static final int ROOT_COUNT_BITS = 4;

    private final Machine machine;
    private final Shape shape;
    private final SavedPages pages;
    private final Rcu rcu;
    private final Kvm kvm;
    private final SpPool sps;
    private final int[] externalSpts;
    private final int positionBits;
    private final int countBits;
    private final int hookBits;

    /** The tables in the order in which they are written, so that others can be written as a number. */
    private final @Nullable KvmMmuPage[] order;

    private int ordered;

    SpTrees(Kernel kernel) {
        machine = kernel.machine;
        shape = machine.shape;
        pages = machine.pages.saved;
        rcu = machine.rcu;
        kvm = kernel.kvm;
        sps = kernel.sps;
        externalSpts = new int[shape.positions()];
        order = new KvmMmuPage[shape.pages + 1];
        positionBits = Shape.bits(shape.positions());
        countBits = Shape.bits(shape.pages);
        hookBits = Shape.bits(kernel.mostOfHook());
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
        int flags = (root.isMirrorSp() ? 2 : 0) | (root.isInvalid() ? 1 : 0);
        out.write((long) root.rootCount() << 2 | flags, ROOT_COUNT_BITS + 2);
        saveTable(out, root);
    }

    KvmMmuPage loadRoot(StateReader in) {
        int word = in.readInt(ROOT_COUNT_BITS + 2);
        KvmMmuPage root = loadTable(in, shape.rootPosition(), (word & 2) != 0, null);
        root.setInvalid((word & 1) != 0);
        root.setRootCount(word >> 2);
        return root;
    }

    /** Returns 1 + the place of a root in the list of roots, or 0 for none. */
    int rootNumber(@Nullable KvmMmuPage root) {
        return root == null ? 0 : kvm.indexOf(root) + 1;
    }

    /** Returns the root with this number, or null for 0. */
    @Nullable KvmMmuPage root(int number) {
        return number == 0 ? null : kvm.tdpMmuRoot(number - 1);
    }

    /* --- tables --- */

    private void saveTable(StateWriter out, KvmMmuPage sp) {
        order[ordered++] = sp;
        boolean usual = shape.fanout < Long.SIZE && isUsual(sp);
        if (usual) {
            long bits = 1;
            for (int entry = 0; entry < sp.entries(); entry++) {
                bits |= sp.isPresent(entry) ? 2L << entry : 0;
            }
            out.write(bits, 1 + shape.fanout);
        } else {
            out.write(0, 1);
            saveHeader(out, sp);
            for (int entry = 0; entry < sp.entries(); entry++) {
                boolean frozen = Spte.isFrozen(sp.spte(entry));
                out.write(sp.isPresent(entry) ? PRESENT : frozen ? FROZEN : EMPTY, ENTRY_BITS);
            }
        }
        for (int entry = 0; sp.level() > 1 && entry < sp.entries(); entry++) {
            if (sp.isPresent(entry)) {
                saveTable(out, sps.child(sp.spte(entry)));
            }
        }
    }

    /** Tells whether a linked table is as it is unless something has failed: then its place tells all about its pages. */
    private boolean isUsual(KvmMmuPage sp) {
        int external = sp.externalSpt();
        boolean wantsExternal = sp.isMirrorSp() && !sp.isRoot();
        return !sp.hookRan()
                && !sp.isAnyFrozen()
                && pages.isUsual(sp.spt(), name(sp), PamtType.NDA)
                && (wantsExternal
                        ? external != PhysicalPages.NULL && pages.isUsual(external, externalName(sp), PamtType.EPT)
                        : external == PhysicalPages.NULL);
    }

    private int name(KvmMmuPage sp) {
        return machine.subjects.table(sp.position(), sp.isMirrorSp());
    }

    private int externalName(KvmMmuPage sp) {
        return machine.subjects.externalSpt(sp.position());
    }

    private KvmMmuPage loadTable(StateReader in, int position, boolean isMirror, @Nullable KvmMmuPage parent) {
        boolean usual = in.readBoolean();
        KvmMmuPage sp;
        if (usual) {
            int name = machine.subjects.table(position, isMirror);
            sp = sps.alloc(pages.loadUsual(PageState.LINKED, name, PamtType.NDA), position, isMirror);
            if (isMirror && parent != null) {
                int external = machine.subjects.externalSpt(position);
                sp.setExternalSpt(pages.loadUsual(PageState.LINKED, external, PamtType.EPT));
            }
        } else {
            sp = loadHeader(in, position, isMirror, PageState.LINKED);
        }
        order[ordered++] = sp;
        if (isMirror) {
            externalSpts[position] = sp.externalSpt();
        }
        sp.setParent(parent);
        sp.setLife(KvmMmuPage.Life.LINKED);
        int[] kinds = new int[sp.entries()];
        for (int entry = 0; entry < kinds.length; entry++) {
            kinds[entry] = usual ? in.readInt(1) : in.readInt(ENTRY_BITS);
        }
        for (int entry = 0; entry < kinds.length; entry++) {
            if (kinds[entry] == PRESENT) {
                int child = shape.child(position, entry);
                sp.setSpte(entry, Spte.present(
                        sp.level() == 1 ? leaf(sp, entry) : loadTable(in, child, isMirror, sp).spt()));
            } else if (kinds[entry] == FROZEN) {
                sp.setSpte(entry, Spte.FROZEN);
            }
        }
        return sp;
    }

    /** A leaf maps the guest_memfd page of its gfn in the mirror tree, and the host's page of its gfn in the direct one. */
    private int leaf(KvmMmuPage sp, int entry) {
        int gfnIndex = shape.gfnIndex(sp.gfn() + entry);
        return sp.isMirrorSp() ? kvm.memfdPage(gfnIndex) : Spte.HOST_PFN + gfnIndex;
    }

    private void saveHeader(StateWriter out, KvmMmuPage sp) {
        pages.save(out, sp.spt(), name(sp), PamtType.NDA, PamtType.EPT);
        out.write(sp.hook(), hookBits);
        pages.save(out, sp.externalSpt(), externalName(sp), PamtType.EPT, PamtType.NDA);
    }

    private KvmMmuPage loadHeader(StateReader in, int position, boolean isMirror, int pageState) {
        int name = machine.subjects.table(position, isMirror);
        int spt = pages.load(in, pageState, name, PamtType.NDA, PamtType.EPT);
        KvmMmuPage sp = sps.alloc(spt, position, isMirror);
        sp.setHook(in.readInt(hookBits));
        int external = machine.subjects.externalSpt(position);
        sp.setExternalSpt(pages.load(in, pageState, external, PamtType.EPT, PamtType.NDA));
        return sp;
    }

    /* --- tables that wait for RCU --- */

    void saveRcu(StateWriter out, @Nullable KvmMmuPage walker) {
        out.write(rcu.queued(), countBits);
        for (int i = 0; i < rcu.queued(); i++) {
            KvmMmuPage sp = sps.get(rcu.queuedAt(i));
            order[ordered++] = sp;
            out.write(sp.position() * 2L + (sp.isMirrorSp() ? 1 : 0), positionBits + 1);
            saveHeader(out, sp);
        }
        if (shape.walkers) {
            out.write(rcu.isReading());
            out.write(rcu.ready(), countBits);
            int number = 0;
            for (int i = 0; i < ordered; i++) {
                number = order[i] == walker ? i + 1 : number;
            }
            out.write(number, countBits);
        }
    }

    /** Reads what {@link #saveRcu} wrote, and returns the table that the walker has reached. */
    @Nullable KvmMmuPage loadRcu(StateReader in) {
        int queued = in.readInt(countBits);
        for (int i = 0; i < queued; i++) {
            int place = in.readInt(positionBits + 1);
            KvmMmuPage sp = loadHeader(in, place >> 1, (place & 1) != 0, PageState.RCU);
            order[ordered++] = sp;
            sp.setLife(KvmMmuPage.Life.RCU);
            rcu.callRcu(sp.id);
        }
        if (!shape.walkers) {
            return null;
        }
        boolean reading = in.readBoolean();
        rcu.restore(reading, in.readInt(countBits));
        int number = in.readInt(countBits);
        return number == 0 ? null : order[number - 1];
    }
}
