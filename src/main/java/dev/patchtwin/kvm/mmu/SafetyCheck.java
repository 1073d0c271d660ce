package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Subjects;

/**
 * The invariants that are about whole states, checked after every operation: S6, S9, S10 and S11 of docs/domain.md §5.
 * The others are checked where the step is made that could break them.
 */
final class SafetyCheck {
    private static final long TREE_OR_PAGES = 1L << Channels.TREE.id() | 1L << Channels.PAGES.id();

    private final Machine machine;
    private final PhysicalPages pages;
    private final Kvm kvm;
    private final SpPool sps;
    private final Bystanders bystanders;
    private int held;

    SafetyCheck(Kernel kernel) {
        machine = kernel.machine;
        pages = machine.pages;
        kvm = kernel.kvm;
        sps = kernel.sps;
        bystanders = kernel.bystanders;
    }

    /**
     * Checks the state after an operation.
     *
     * @param touched the channels that the operation touched; what they do not show cannot have changed
     * @param wasBugged whether this VM was bugged before
     */
    void check(long touched, boolean wasBugged) {
        boolean bugged = kvm.vmBugged;
        machine.check((bugged || !wasBugged) && (kvm.vmDead || !bugged), Invariant.S11, Subjects.NONE);
        if ((touched & TREE_OR_PAGES) != 0) {
            for (int i = 0; i < kvm.roots; i++) {
                checkTable(kvm.tdpMmuRoots[i]);
            }
            checkPages();
        }
    }

    private void checkTable(KvmMmuPage sp) {
        for (long spte : sp.sptes) {
            machine.check(!Spte.isFrozen(spte), Invariant.S9, machine.subjects.table(sp.position, sp.isMirror));
            if (sp.level > 1 && Spte.isShadowPresent(spte)) {
                KvmMmuPage child = sps.child(spte);
                if (child.isMirror) {
                    int page = child.externalSpt();
                    boolean same = page != PhysicalPages.NULL && machine.module.sept.table(child.position) == page;
                    machine.check(same, Invariant.S10, machine.subjects.externalSpt(child.position));
                }
                checkTable(child);
            }
        }
    }

    /** Every page that is neither free nor leaked nor another user's is held by exactly one structure. */
    private void checkPages() {
        held = 0;
        holds(kvm.tdrPage, PageState.CTRL);
        holdAll(kvm.tdcsPages, kvm.tdcsPages.length, PageState.CTRL);
        holdAll(kvm.memfdPages, kvm.memfdPages.length, PageState.DATA);
        for (Vcpu vcpu : kvm.vcpus) {
            holds(vcpu.tdvprPage, PageState.CTRL);
            holdAll(vcpu.tdcxPages, vcpu.tdcxPages.length, PageState.CTRL);
            holdAll(vcpu.externalSptCache, vcpu.externalSptCached, PageState.CACHE);
            holdAll(vcpu.sptCache, vcpu.sptCached, PageState.CACHE);
        }
        for (int i = 0; i < sps.made(); i++) {
            KvmMmuPage sp = sps.get(i);
            if (sp.life == KvmMmuPage.Life.LINKED || sp.life == KvmMmuPage.Life.RCU) {
                int state = sp.life == KvmMmuPage.Life.LINKED ? PageState.LINKED : PageState.RCU;
                holds(sp.spt, state);
                holds(sp.externalSpt(), state);
            }
        }
        int nobodys = pages.leaked() + bystanders.held();
        machine.check(held + nobodys == pages.used(), Invariant.S6, Subjects.NONE);
    }

    private void holdAll(int[] frames, int count, int state) {
        for (int i = 0; i < count; i++) {
            holds(frames[i], state);
        }
    }

    private void holds(int frame, int state) {
        if (frame != PhysicalPages.NULL) {
            held++;
            machine.check(pages.state(frame) == state, Invariant.S6, pages.name(frame));
        }
    }
}
