package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Errno;
import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.KernelLog;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Questions;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.Question;

/**
 * {@code arch/x86/kvm/mmu/tdp_mmu.c}: page tables and their entries. The mirror tree shadows the S-EPT, and every change
 * to it is passed on to TDX; the direct tree maps the shared half of the guest.
 *
 * <p>The caller holds {@code mmu_lock}: for read where a parameter is called {@code shared} or the name ends in
 * {@code Atomic}, for write everywhere else.
 */
public abstract class TdpMmu {
    private static final String FILE = "arch/x86/kvm/mmu/tdp_mmu.c";

    /** {@code RET_PF_RETRY}: try the fault again. The other results of a fault are all 0 here. */
    static final int RETRY = 1;

    /** What happens to a page table on the channel {@code rcu}: its callback is queued. */
    static final int CALL_RCU = 0;
    /** Its callback runs. */
    static final int CALLBACK = 1;
    /** The reclaim hook runs for it. */
    static final int HOOK = 2;
    /** Added to the first two on the channel {@code pointers}: its page was freed by the hook. */
    protected static final int FREED_BY_HOOK = 2;

    protected final Machine machine;
    protected final KernelLog log;
    protected final Kvm kvm;
    protected final KvmBug bug;

    private final Kernel kernel;
    private final SpPool sps;
    private final KvmX86Ops ops;

    /** Works on the VM of this kernel, through these hooks. */
    protected TdpMmu(Kernel kernel, KvmX86Ops ops) {
        this.kernel = kernel;
        this.ops = ops;
        machine = kernel.machine;
        log = machine.log;
        kvm = kernel.kvm;
        bug = kernel.bug;
        sps = kernel.sps;
    }

    /** Called when a page table has been taken out of a tree: empties it, and sees to it that it is freed. */
    protected abstract void handleRemovedPt(KvmMmuPage sp, boolean shared);

    /* --- mapping --- */

    /**
     * Maps a gfn, adding the tables that are missing on the way; docs/domain.md §2.3.
     *
     * @return 0, or {@link #RETRY}
     */
    @KernelFunction(value = "kvm_tdp_mmu_map", file = FILE)
    int map(Vcpu vcpu, KvmMmuPage root, long gfn, int pfn) {
        KvmMmuPage sp = root;
        while (sp.level() > 1) {
            int entry = machine.shape.entry(gfn, sp.level());
            long spte = sp.spte(entry);
            if (Spte.isFrozen(spte)) {
                machine.cover(Probe.FROZEN_SEEN);
                return RETRY;
            }
            if (!Spte.isShadowPresent(spte)) {
                int position = machine.shape.position(sp.level() - 1, machine.shape.gfnIndex(gfn));
                if (linkSp(vcpu, sp, entry, spte, position) != 0) {
                    return RETRY;
                }
                spte = sp.spte(entry);
            }
            sp = sps.child(spte);
        }
        return mapTargetLevel(sp, gfn, pfn);
    }

    /** {@code tdp_mmu_link_sp}: a new child, or none. */
    private int linkSp(Vcpu vcpu, KvmMmuPage parent, int entry, long old, int position) {
        KvmMmuPage sp = kernel.caches.allocSp(vcpu, position, parent.isMirrorSp());
        sp.setParent(parent);
        if (sp.isMirrorSp()) {
            kernel.caches.allocExternalSpt(vcpu, sp);
        }
        int result = setSpteAtomic(parent, entry, old, Spte.present(sp.spt()));
        if (result != 0) {
            machine.cover(Probe.UNUSED_SP_FREED);
            freeUnusedSp(sp);
            return result;
        }
        sp.setLife(KvmMmuPage.Life.LINKED);
        machine.pages.become(sp.spt(), PageState.LINKED);
        machine.pages.become(sp.externalSpt(), PageState.LINKED);
        accountPageTables(1);
        return 0;
    }

    /** A page table that was never linked is freed at once: without RCU, and without the reclaim hook. */
    protected void freeUnusedSp(KvmMmuPage sp) {
        tdpMmuFreeSp(sp);
    }

    @KernelFunction(value = "tdp_mmu_map_handle_target_level", file = FILE)
    private int mapTargetLevel(KvmMmuPage sp, long gfn, int pfn) {
        int entry = machine.shape.entry(gfn, 1);
        long old = sp.spte(entry);
        long spte = Spte.present(pfn);
        if (Spte.isFrozen(old)) {
            machine.cover(Probe.FROZEN_SEEN);
            return RETRY;
        }
        if (old == spte) {
            return 0;
        }
        return setSpteAtomic(sp, entry, old, spte) != 0 ? RETRY : 0;
    }

    /* --- changing entries --- */

    /** Swaps an entry while others may do the same; -EBUSY when the entry was not {@code old} any more. */
    @KernelFunction(value = "tdp_mmu_set_spte_atomic", file = FILE)
    int setSpteAtomic(KvmMmuPage sp, int entry, long old, long spte) {
        log.warnOnOnce(Spte.isFrozen(old), WarnSite.FROZEN_SNAPSHOT);
        int result = sp.isMirrorSp() && !Spte.isFrozen(spte)
                ? setExternalSptePresent(sp, entry, old, spte)
                : swap(sp, entry, old, spte);
        if (result == 0) {
            handleChangedSpte(sp, entry, old, spte, true);
        }
        return result;
    }

    /** {@code try_cmpxchg64}. */
    private int swap(KvmMmuPage sp, int entry, long old, long spte) {
        race(Questions.RACE_BEFORE_SWAP, sp, entry);
        if (sp.spte(entry) != old) {
            machine.cover(Probe.CMPXCHG_LOST);
            return Errno.EBUSY;
        }
        writeSpte(sp, entry, spte);
        return 0;
    }

    /** Freezes the entry, tells TDX, then sets the entry or puts the old one back; docs/domain.md §2.4. */
    @KernelFunction(value = "set_external_spte_present", file = FILE)
    protected int setExternalSptePresent(KvmMmuPage sp, int entry, long old, long spte) {
        if (bug.kvmBugOn(Spte.isShadowPresent(old), kvm, WarnSite.OLD_SPTE_PRESENT)
                || bug.kvmBugOn(!Spte.isShadowPresent(spte), kvm, WarnSite.NEW_SPTE_NOT_PRESENT)) {
            return Errno.EBUSY;
        }
        int result = swap(sp, entry, old, Spte.FROZEN);
        if (result != 0) {
            return result;
        }
        race(Questions.RACE_WHILE_FROZEN, sp, entry);
        result = ops.setExternalSpte(kvm, gfnOf(sp, entry), sp.level(), spte);
        writeSpte(sp, entry, result == 0 ? spte : old);
        return result;
    }

    /** While a fault is handled, another vCPU may come in between with the same fault; it runs as far as it gets. */
    private void race(Question question, KvmMmuPage sp, int entry) {
        if (kernel.faults.canBeRaced() && machine.ask(question, subjectOf(sp, entry)) != 0) {
            kernel.faults.ofAnotherVcpu();
        }
    }

    /** Sets an entry that nobody else can change now. */
    @KernelFunction(value = "tdp_mmu_set_spte", file = FILE)
    void setSpte(KvmMmuPage sp, int entry, long spte) {
        long old = sp.spte(entry);
        writeSpte(sp, entry, spte);
        handleChangedSpte(sp, entry, old, spte, false);
    }

    /** Bookkeeping after an entry has changed; docs/domain.md §2.5. */
    @KernelFunction(value = "handle_changed_spte", file = FILE)
    void handleChangedSpte(KvmMmuPage sp, int entry, long old, long spte, boolean shared) {
        boolean wasPresent = Spte.isShadowPresent(old);
        boolean isPresent = Spte.isShadowPresent(spte);
        if (old == spte) {
            return;
        }
        if (!wasPresent && !isPresent) {
            log.warnOnOnce(!Spte.isFrozen(spte), WarnSite.NOT_MMIO);
            return;
        }
        boolean wasLeaf = wasPresent && Spte.isLast(old, sp.level());
        if (wasPresent && !wasLeaf && !isPresent) {
            handleRemovedPt(sps.child(old), shared);
        } else if (wasLeaf && sp.isMirrorSp() && !isPresent) {
            ops.removeExternalSpte(kvm, gfnOf(sp, entry), sp.level(), old);
        }
    }

    private void writeSpte(KvmMmuPage sp, int entry, long spte) {
        sp.setSpte(entry, spte);
        machine.touch(Channels.TREE);
    }

    /* --- removing tables --- */

    /**
     * What a removed page table goes through before the reclaim hook, in both versions: it is taken off the books, and its
     * entries are frozen one by one, which removes what they point at; docs/domain.md §2.8.
     */
    protected final void freezeSptes(KvmMmuPage sp, boolean shared) {
        unlinkSp(sp);
        for (int entry = 0; entry < sp.entries(); entry++) {
            long old = sp.spte(entry);
            if (!shared && !Spte.isShadowPresent(old)) {
                continue;
            }
            freezeSpte(sp, entry);
            handleFrozenSpte(sp, entry, old, shared);
        }
    }

    /** {@code tdp_mmu_unlink_sp}: takes a table off the books. */
    protected final void unlinkSp(KvmMmuPage sp) {
        accountPageTables(-1);
        if (!sp.isMirrorSp()) {
            machine.cover(Probe.NOT_A_MIRROR);
        }
    }

    /** {@code kvm_tdp_mmu_read_spte}. */
    protected final long readSpte(KvmMmuPage sp, int entry) {
        return sp.spte(entry);
    }

    /** {@code kvm_tdp_mmu_write_spte(…, FROZEN_SPTE, …)}. */
    protected final void freezeSpte(KvmMmuPage sp, int entry) {
        writeSpte(sp, entry, Spte.FROZEN);
    }

    /** {@code handle_changed_spte(…, old_spte, FROZEN_SPTE, …)} for an entry of a removed table. */
    protected final void handleFrozenSpte(KvmMmuPage sp, int entry, long old, boolean shared) {
        if (sp.level() > 1 && Spte.isShadowPresent(old)) {
            machine.cover(Probe.RECURSION);
        }
        handleChangedSpte(sp, entry, old, Spte.FROZEN, shared);
    }

    /** {@code call_rcu(&sp->rcu_head, tdp_mmu_free_sp_rcu_callback)}. */
    protected final void callRcu(KvmMmuPage sp) {
        int name = machine.subjects.table(sp.position(), sp.isMirrorSp());
        machine.emit(Channels.POINTERS, name, pointer(CALL_RCU, sp));
        machine.emit(Channels.RCU, name, CALL_RCU);
        sp.setLife(KvmMmuPage.Life.RCU);
        machine.pages.become(sp.spt(), PageState.RCU);
        machine.pages.become(sp.externalSpt(), PageState.RCU);
        machine.rcu.callRcu(sp.id);
    }

    /** Frees a page table once nobody can be reading it any more. */
    @KernelFunction(value = "tdp_mmu_free_sp_rcu_callback", file = FILE)
    void tdpMmuFreeSpRcuCallback(int id) {
        KvmMmuPage sp = sps.get(id);
        int name = machine.subjects.table(sp.position(), sp.isMirrorSp());
        machine.emit(Channels.POINTERS, name, pointer(CALLBACK, sp));
        machine.emit(Channels.RCU, name, CALLBACK);
        machine.check(sp.life() == KvmMmuPage.Life.RCU, Invariant.S2, name);
        sp.setLife(KvmMmuPage.Life.GRACE_OVER);
        freeRemovedSp(sp);
    }

    /** What the callback frees. */
    protected void freeRemovedSp(KvmMmuPage sp) {
        tdpMmuFreeSp(sp);
    }

    /** Frees the external page if there is one, the table, and the header, in this order. */
    @KernelFunction(value = "tdp_mmu_free_sp", file = FILE)
    protected void tdpMmuFreeSp(KvmMmuPage sp) {
        boolean unused = sp.life() == KvmMmuPage.Life.UNLINKED;
        int name = machine.subjects.table(sp.position(), sp.isMirrorSp());
        machine.check(unused || sp.life() == KvmMmuPage.Life.GRACE_OVER, Invariant.S3, name);
        freeExternalSpt(sp.externalSpt());
        freeTableAndHeader(sp);
    }

    /** Frees the table and the header. */
    protected final void freeTableAndHeader(KvmMmuPage sp) {
        machine.pages.free(sp.spt());
        freeHeader(sp);
    }

    /** Frees the external page of a page table; {@link PhysicalPages#NULL} is fine. */
    protected void freeExternalSpt(int page) {
        machine.pages.free(page);
    }

    /** {@code kmem_cache_free(mmu_page_header_cache, sp)}. */
    protected final void freeHeader(KvmMmuPage sp) {
        sps.free(sp);
    }

    /** Returns the page table whose RCU callback has this number. */
    protected final KvmMmuPage ofCallback(int id) {
        return sps.get(id);
    }

    /**
     * Returns what the channel {@code pointers} shows of {@code sp->external_spt}.
     *
     * @param when {@link #CALL_RCU} or {@link #CALLBACK}
     */
    protected long pointer(int when, KvmMmuPage sp) {
        int page = sp.externalSpt() == PhysicalPages.NULL ? Subjects.NONE : machine.pages.name(sp.externalSpt());
        return ((long) when << 16) + page;
    }

    private void accountPageTables(int change) {
        kvm.setAccountedPageTables(kvm.accountedPageTables() + change);
        machine.touch(Channels.ACCOUNTING);
    }

    /* --- places --- */

    /** Returns the gfn that an entry maps first. */
    final long gfnOf(KvmMmuPage sp, int entry) {
        return sp.gfn() + entry * machine.shape.gfnsPerEntry(sp.level());
    }

    private int subjectOf(KvmMmuPage sp, int entry) {
        int gfnIndex = firstGfnIndex(sp, entry);
        return sp.level() == 1
                ? machine.subjects.gfn(gfnIndex)
                : machine.subjects.table(machine.shape.position(sp.level() - 1, gfnIndex), sp.isMirrorSp());
    }

    private int firstGfnIndex(KvmMmuPage sp, int entry) {
        long first = gfnOf(sp, entry);
        long end = first + machine.shape.gfnsPerEntry(sp.level());
        for (int g = 0; g < machine.shape.gfns; g++) {
            if (machine.shape.gfn(g) >= first && machine.shape.gfn(g) < end) {
                return g;
            }
        }
        throw new IllegalStateException("no gfn of this world below entry=" + entry + " at level=" + sp.level());
    }
}
