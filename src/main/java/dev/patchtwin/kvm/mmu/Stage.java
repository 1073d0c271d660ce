package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.WarnSite;
import dev.patchtwin.model.Observation;
import java.util.Objects;

/** Sets up a kernel for one call of a patched function: a TD with page tables, one of them taken out of its tree. */
final class Stage {
    private static final int PRIVATE_GFN = 0;
    private static final int SHARED_GFN = 1;

    /** Below another table than those, and not below gfn 0: it is private at first, and then shared. */
    private static final int CONVERTED_GFN = 2;

    private final Kernel kernel;
    private final Machine machine;
    private final Observation unseen = new Observation(Channels.ALL.size());

    Stage(Kernel kernel) {
        this.kernel = kernel;
        machine = kernel.machine;
    }

    /** Makes the situation of this case; returns the page table that the function is called on. */
    KvmMmuPage set(FunctionCase wanted) {
        kernel.reset();
        unseen.clear();
        machine.begin((question, subject) -> 0, unseen);
        runTd();
        KvmMmuPage sp = table(wanted);
        if (!wanted.externalSpt()) {
            sp.setExternalSpt(PhysicalPages.NULL);
        }
        if (wanted.hkid() < 0) {
            kernel.lifecycle.releaseHkid();
        } else if (wanted.hkid() == 0) {
            kernel.kvm.setHkid(0);
        }
        if (wanted.warned()) {
            machine.log.warnOnOnce(true, WarnSite.HOOK_HKID_ASSIGNED);
            machine.log.warnOnOnce(true, WarnSite.RECLAIM_PAGE);
        }
        kernel.kvm.setVmBugged(wanted.bugged());
        kernel.kvm.setVmDead(wanted.bugged());
        machine.log.setPanicOnWarn(wanted.panic() < 0);
        machine.log.setWarnLimit(Math.max(wanted.panic(), 0));
        return sp;
    }

    /**
     * A TD whose vCPU has touched private gfns and shared ones, so that each tree has a table with two others below it; the private
     * leaves are gone again, as before teardown.
     */
    private void runTd() {
        kernel.main.createVm();
        kernel.main.initTd();
        kernel.main.initVcpu(0);
        kernel.main.finalizeVm();
        kernel.faults.faultPrivate(0, PRIVATE_GFN);
        kernel.faults.faultPrivate(0, CONVERTED_GFN);
        for (int gfn : new int[] {SHARED_GFN, CONVERTED_GFN}) {
            kernel.main.convert(gfn, true);
            kernel.faults.faultShared(0, gfn);
        }
        kernel.memfd.release();
    }

    private KvmMmuPage table(FunctionCase wanted) {
        Vcpu vcpu = kernel.kvm.vcpus[0];
        KvmMmuPage sp = Objects.requireNonNull(wanted.mirror() ? vcpu.mirrorRoot() : vcpu.root());
        long gfn = machine.shape.gfn(CONVERTED_GFN);
        KvmMmuPage parent = sp;
        int entry = 0;
        while (sp.level() > wanted.level()) {
            parent = sp;
            entry = machine.shape.entry(gfn, sp.level());
            sp = kernel.sps.child(sp.spte(entry));
        }
        parent.setSpte(entry, Spte.NONPRESENT);
        for (int i = 0; !wanted.child() && i < sp.entries(); i++) {
            sp.setSpte(i, Spte.NONPRESENT);
        }
        return sp;
    }
}
