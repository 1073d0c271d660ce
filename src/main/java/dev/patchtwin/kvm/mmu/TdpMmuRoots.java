package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Questions;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.KernelFunction;
import org.jspecify.annotations.Nullable;

/**
 * The roots of {@code arch/x86/kvm/mmu/tdp_mmu.c}: allocated when a vCPU loads them, zapped leaf by leaf or level by
 * level, and put when nobody uses them any more; docs/domain.md §§1.1, 2.7, 2.9.
 */
public class TdpMmuRoots {
    private static final String FILE = "arch/x86/kvm/mmu/tdp_mmu.c";
    private static final int PG_LEVEL_1G = 3;

    protected final Machine machine;
    protected final Kvm kvm;

    private final Kernel kernel;
    private final TdpMmu mmu;
    private final SpPool sps;

    /** Works on the roots of this kernel's VM. */
    protected TdpMmuRoots(Kernel kernel) {
        this.kernel = kernel;
        machine = kernel.machine;
        kvm = kernel.kvm;
        mmu = kernel.mmu;
        sps = kernel.sps;
    }

    /* --- loading and putting --- */

    /** {@code kvm_mmu_load}: gives a vCPU the roots it lacks, the mirror root first. */
    void load(Vcpu vcpu) {
        KvmMmuPage old = vcpu.root();
        if (old != null && old.isInvalid()) {
            put(old);
            vcpu.setRoot(null);
        }
        if (vcpu.mirrorRoot() == null) {
            vcpu.setMirrorRoot(get(vcpu, true));
        }
        if (vcpu.root() == null) {
            vcpu.setRoot(get(vcpu, false));
        }
    }

    /** A valid root is shared by all vCPUs; the first to ask allocates it, with one reference more for the MMU itself. */
    @KernelFunction(value = "kvm_tdp_mmu_alloc_root", file = FILE)
    private KvmMmuPage get(Vcpu vcpu, boolean isMirror) {
        machine.touch(Channels.TREE);
        for (int i = 0; i < kvm.roots(); i++) {
            KvmMmuPage root = kvm.tdpMmuRoot(i);
            if (root.isMirrorSp() == isMirror && !root.isInvalid()) {
                root.setRootCount(root.rootCount() + 1);
                return root;
            }
        }
        KvmMmuPage root = kernel.caches.allocSp(vcpu, machine.shape.rootPosition(), isMirror);
        root.setLife(KvmMmuPage.Life.LINKED);
        root.setRootCount(2);
        machine.pages.become(root.spt(), PageState.LINKED);
        kvm.addRoot(root);
        return root;
    }

    /** Drops a reference; with the last one the root goes the way of RCU. A root never goes through the reclaim hook. */
    @KernelFunction(value = "kvm_tdp_mmu_put_root", file = FILE)
    protected void put(@Nullable KvmMmuPage root) {
        if (root == null) {
            return;
        }
        machine.touch(Channels.TREE);
        root.setRootCount(root.rootCount() - 1);
        if (root.rootCount() > 0 || kernel.bug.kvmBugOn(!root.isInvalid(), kvm, WarnSite.PUT_ROOT)) {
            return;
        }
        kvm.removeRoot(root);
        mmu.callRcu(root);
    }

    /* --- zapping leaves --- */

    /** Zaps the leaf entry of one gfn in the trees of one kind; tables stay. */
    @KernelFunction(value = "tdp_mmu_zap_leafs", file = FILE)
    void zapLeaf(boolean isMirror, long gfn) {
        for (int i = 0; i < kvm.roots(); i++) {
            KvmMmuPage sp = kvm.tdpMmuRoot(i);
            if (sp.isMirrorSp() == isMirror && !sp.isInvalid()) {
                zapLeafBelow(sp, gfn);
            }
        }
    }

    private void zapLeafBelow(KvmMmuPage root, long gfn) {
        KvmMmuPage sp = root;
        while (true) {
            int entry = machine.shape.entry(gfn, sp.level());
            long spte = sp.spte(entry);
            if (!Spte.isShadowPresent(spte)) {
                return;
            }
            if (Spte.isLast(spte, sp.level())) {
                mmu.setSpte(sp, entry, Spte.NONPRESENT);
                return;
            }
            sp = sps.child(spte);
        }
    }

    /* --- zapping whole trees --- */

    /**
     * Zaps everything below a root, level by level, so that no step holds the lock too long. Which levels get a pass of
     * their own depends on {@code CONFIG_KVM_PROVE_MMU}; docs/domain.md §2.9.
     */
    @KernelFunction(value = "tdp_mmu_zap_root", file = FILE)
    void zapRoot(KvmMmuPage root, boolean shared) {
        int highest = Math.min(PG_LEVEL_1G, root.level() - 1);
        for (int level = machine.shape.proveMmu ? highest : 1; level <= highest; level++) {
            zapLevel(root, root, shared, level);
        }
        zapLevel(root, root, shared, root.level());
    }

    @KernelFunction(value = "__tdp_mmu_zap_root", file = FILE)
    private void zapLevel(KvmMmuPage root, KvmMmuPage sp, boolean shared, int zapLevel) {
        for (int entry = 0; entry < sp.entries(); entry++) {
            long spte = sp.spte(entry);
            if (!Spte.isShadowPresent(spte)) {
                continue;
            }
            if (sp.level() > zapLevel) {
                zapLevel(root, sps.child(spte), shared, zapLevel);
                continue;
            }
            yieldNow(root);
            if (shared) {
                mmu.setSpteAtomic(sp, entry, spte, Spte.NONPRESENT);
            } else {
                mmu.setSpte(sp, entry, Spte.NONPRESENT);
            }
        }
    }

    /** {@code tdp_mmu_iter_cond_resched}: leaves the read-side section and the lock for a moment, perhaps. */
    private void yieldNow(KvmMmuPage root) {
        if (!machine.shape.yields) {
            return;
        }
        int answer = machine.ask(Questions.YIELD, machine.subjects.table(root.position(), root.isMirrorSp()));
        if (answer == 0) {
            return;
        }
        machine.cover(Probe.ZAP_YIELDED);
        if (answer >= 2) {
            if (machine.rcu.ready() > 0) {
                machine.cover(Probe.CALLBACKS_IN_YIELD);
            }
            machine.rcu.gracePeriod();
        }
        if (answer == 3) {
            kernel.bystanders.otherAlloc();
        }
    }

    /** {@code kvm_tdp_mmu_zap_all}: everything below the direct roots; the filter never matches a mirror root. */
    @KernelFunction(value = "kvm_tdp_mmu_zap_all", file = FILE)
    protected void zapAll() {
        for (int i = 0; i < kvm.roots(); i++) {
            if (!kvm.tdpMmuRoot(i).isMirrorSp()) {
                zapRoot(kvm.tdpMmuRoot(i), false);
            }
        }
    }

    /** {@code kvm_mmu_zap_all_fast}: invalidates the direct roots and zaps them with the lock held for read. */
    @KernelFunction(value = "kvm_tdp_mmu_zap_invalidated_roots", file = FILE)
    void zapAllFast() {
        invalidate(false);
        zapInvalidatedRoots(true);
    }

    /** Marks the valid roots, of both kinds or direct only, as invalid and scheduled to be zapped. */
    @KernelFunction(value = "kvm_tdp_mmu_invalidate_roots", file = FILE)
    private void invalidate(boolean mirrorsToo) {
        machine.touch(Channels.TREE);
        for (int i = 0; i < kvm.roots(); i++) {
            KvmMmuPage root = kvm.tdpMmuRoot(i);
            if (!root.isInvalid() && (mirrorsToo || !root.isMirrorSp())) {
                root.setInvalid(true);
                root.setScheduledRootToZap(true);
            }
        }
    }

    /** Zaps each scheduled root and drops the reference that the MMU held on it. */
    private void zapInvalidatedRoots(boolean shared) {
        int i = 0;
        while (i < kvm.roots()) {
            KvmMmuPage root = kvm.tdpMmuRoot(i);
            if (root.isScheduledRootToZap()) {
                root.setScheduledRootToZap(false);
                zapRoot(root, shared);
                put(root);
            }
            i += i < kvm.roots() && kvm.tdpMmuRoot(i) == root ? 1 : 0;
        }
    }

    /**
     * The only place that removes tables of the mirror tree; ends when every callback has run. Where others may come in
     * between, that is waited for in the next step of the destruction.
     */
    @KernelFunction(value = "kvm_mmu_uninit_tdp_mmu", file = FILE)
    protected void uninit() {
        invalidate(true);
        zapInvalidatedRoots(false);
        machine.log.warnOnOnce(kvm.roots() != 0, WarnSite.ROOTS_REMAIN);
        if (!machine.shape.barrierApart) {
            rcuBarrier();
        }
    }

    /** {@code rcu_barrier}. */
    protected void rcuBarrier() {
        machine.rcu.barrier();
    }
}
