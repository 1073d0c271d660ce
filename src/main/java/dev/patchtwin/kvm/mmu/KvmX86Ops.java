package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Subjects;
import org.jspecify.annotations.Nullable;

/**
 * {@code struct kvm_x86_ops}, the hooks of the external page tables that both versions have. The hook that the patch
 * reworks is added by each version. A hook that is not installed is null.
 */
public abstract class KvmX86Ops {
    /** {@code set_external_spte}: 0 or a negative errno. */
    @FunctionalInterface
    public interface SetExternalSpte {
        int call(Kvm kvm, long gfn, int level, long mirrorSpte);
    }

    /** {@code remove_external_spte}. */
    @FunctionalInterface
    public interface RemoveExternalSpte {
        void call(Kvm kvm, long gfn, int level, long mirrorSpte);
    }

    private final Machine machine;
    private final SpPool sps;
    private final Kvm kvm;

    public @Nullable SetExternalSpte setExternalSpte;
    public @Nullable RemoveExternalSpte removeExternalSpte;

    /** No hook is installed yet. */
    protected KvmX86Ops(Kernel kernel) {
        machine = kernel.machine;
        sps = kernel.sps;
        kvm = kernel.kvm;
    }

    /** {@code KVM_X86_OP_OPTIONAL_RET0(set_external_spte)}. */
    int setExternalSpte(Kvm kvm, long gfn, int level, long mirrorSpte) {
        return setExternalSpte == null ? 0 : setExternalSpte.call(kvm, gfn, level, mirrorSpte);
    }

    /** {@code KVM_X86_OP_OPTIONAL(remove_external_spte)}. */
    void removeExternalSpte(Kvm kvm, long gfn, int level, long mirrorSpte) {
        if (removeExternalSpte != null) {
            removeExternalSpte.call(kvm, gfn, level, mirrorSpte);
        }
    }

    /**
     * Watches a call of the reclaim hook from outside: it may run once per page table, for linked tables of the mirror
     * tree only, when all their entries are gone; docs/domain.md §5, S7 and S12.
     *
     * @param externalSpt {@code sp->external_spt} of the page table it is called for
     */
    protected final void watchReclaim(int externalSpt) {
        KvmMmuPage sp = externalSpt == PhysicalPages.NULL ? null : sps.ofExternalSpt(externalSpt);
        if (sp == null) {
            machine.violate(Invariant.S7, Subjects.BAD_PAGE);
            return;
        }
        if (kvm.hkid() > 0) {
            machine.cover(kvm.vmBugged() ? Probe.HOOK_HKID_ASSIGNED_VM_BUGGED : Probe.HOOK_HKID_ASSIGNED);
        }
        machine.emit(Channels.RCU, machine.subjects.table(sp.position(), sp.isMirrorSp()), TdpMmu.HOOK);
        int name = machine.pages.name(externalSpt);
        if (sp.life() == KvmMmuPage.Life.UNLINKED) {
            machine.violate(Invariant.S12, name);
        }
        boolean gone = true;
        for (int entry = 0; entry < sp.entries(); entry++) {
            gone &= !sp.isPresent(entry);
        }
        machine.check(gone && !sp.hookRan() && sp.isMirrorSp() && !sp.isRoot(), Invariant.S7, name);
        sp.setHook(KvmMmuPage.HOOK_RAN);
    }
}
