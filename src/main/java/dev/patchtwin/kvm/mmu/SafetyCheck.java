package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PageState;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Subjects;

/**
 * The invariants that are about states: S6, S9 and S10 of docs/domain.md §5. The others are checked where the step is made that could break them.
 */
final class SafetyCheck {
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

    /** Reports which of the invariants the present state breaks. */
    void check() {
        for (int i = 0; i < kvm.roots(); i++) {
            checkTable(kvm.tdpMmuRoot(i));
        }
        checkPages();
    }

    private void checkTable(KvmMmuPage sp) {
        for (int entry = 0; entry < sp.entries(); entry++) {
            long spte = sp.spte(entry);
            machine.check(!Spte.isFrozen(spte), Invariant.S9, machine.subjects.table(sp.position(), sp.isMirrorSp()));
            if (sp.level() > 1 && Spte.isShadowPresent(spte)) {
                KvmMmuPage child = sps.child(spte);
                if (child.isMirrorSp()) {
                    int page = child.externalSpt();
                    boolean same = page != PhysicalPages.NULL && machine.module.sept.table(child.position()) == page;
                    machine.check(same, Invariant.S10, machine.subjects.externalSpt(child.position()));
                }
                checkTable(child);
            }
        }
    }

    /** Every page that is neither free nor leaked nor another user's is held by exactly one structure. */
    private void checkPages() {
        held = 0;
        holds(kvm.tdrPage(), PageState.CTRL);
        for (int i = 0; i < kvm.tdcsPages(); i++) {
            holds(kvm.tdcsPage(i), PageState.CTRL);
        }
        for (int g = 0; g < machine.shape.gfns; g++) {
            holds(kvm.memfdPage(g), PageState.DATA);
        }
        for (Vcpu vcpu : kvm.vcpus) {
            holds(vcpu.tdvprPage(), PageState.CTRL);
            for (int i = 0; i < vcpu.tdcxPages(); i++) {
                holds(vcpu.tdcxPage(i), PageState.CTRL);
            }
            holds(vcpu.externalSptCache);
            holds(vcpu.sptCache);
        }
        for (int i = 0, end = sps.made(); i < end; i++) {
            KvmMmuPage sp = sps.get(i);
            if (sp.life() == KvmMmuPage.Life.LINKED || sp.life() == KvmMmuPage.Life.RCU) {
                int state = sp.life() == KvmMmuPage.Life.LINKED ? PageState.LINKED : PageState.RCU;
                holds(sp.spt(), state);
                holds(sp.externalSpt(), state);
            }
        }
        int nobodys = pages.leaked() + bystanders.held();
        machine.check(held + nobodys == pages.used(), Invariant.S6, Subjects.NONE);
    }

    private void holds(PageCache cache) {
        for (int i = 0; i < cache.count(); i++) {
            holds(cache.page(i), PageState.CACHE);
        }
    }

    private void holds(int frame, int state) {
        if (frame != PhysicalPages.NULL) {
            held++;
            machine.check(pages.state(frame) == state, Invariant.S6, pages.name(frame));
        }
    }
}
