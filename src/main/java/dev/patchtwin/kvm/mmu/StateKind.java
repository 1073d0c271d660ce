package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;

/**
 * Which kind of state a host is in, for a fuzzer that looks for kinds it has not seen: how far the VM's life has come, what
 * has gone wrong, and how many pages of each sort there are, where more than some are many.
 */
final class StateKind {
    private static final int MANY = 6;

    private final Machine machine;
    private final Kvm kvm;

    StateKind(Kernel kernel) {
        machine = kernel.machine;
        kvm = kernel.kvm;
    }

    /** Returns the kind of the present state. */
    long of() {
        int kind = kvm.exists() ? 1 + kvm.tdState().ordinal() : 0;
        kind = 3 * kind + 1 + Integer.signum(kvm.hkid());
        kind = 2 * kind + (kvm.vmBugged() ? 1 : 0);
        kind = 2 * kind + (kvm.memfdOpen() ? 1 : 0);
        kind = 2 * kind + (machine.pages.leaked() > 0 ? 1 : 0);
        kind = 2 * kind + (machine.rcu.queued() > 0 ? 1 : 0);
        return (MANY + 1L) * kind + Math.min(MANY, kvm.accountedPageTables());
    }
}
