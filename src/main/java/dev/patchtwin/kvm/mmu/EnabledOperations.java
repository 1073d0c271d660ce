package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.mmu.Operations.Kind;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.PhysicalPages;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.OperationSet;

/**
 * Which operations make sense now. What userspace may try at any time and what would only give an error is left out,
 * except that ioctls on a dead VM stay possible: their -EIO is part of what being dead means.
 */
final class EnabledOperations {
    private final Machine machine;
    private final Shape shape;
    private final Kvm kvm;
    private final Bystanders bystanders;
    private final Operations operations;

    EnabledOperations(Kernel kernel, Operations operations) {
        machine = kernel.machine;
        shape = machine.shape;
        kvm = kernel.kvm;
        bystanders = kernel.bystanders;
        this.operations = operations;
    }

    void addTo(OperationSet out) {
        addHost(out);
        if (!kvm.exists()) {
            add(out, Kind.CREATE_VM, kvm.number() < shape.vms);
            return;
        }
        if (kvm.destroySteps() > 0) {
            out.add(operations.id(Kind.DESTROY_VM_STEP));
            return;
        }
        addVm(out);
        switch (kvm.tdState()) {
            case UNINITIALIZED -> add(out, Kind.INIT_TD, kvm.mmAlive());
            case INITIALIZED -> addBeforeFinalize(out);
            case RUNNABLE -> addFaults(out);
        }
    }

    private void addHost(OperationSet out) {
        add(out, Kind.GRACE_PERIOD, machine.rcu.ready() > 0);
        add(out, Kind.WALK_END, machine.rcu.isReading());
        add(out, Kind.OTHER_ALLOC, bystanders.held() < shape.others);
        add(out, Kind.OTHER_FREE, bystanders.held() > 0);
        if (shape.sysctls) {
            int panicOnWarn = operations.id(Kind.PANIC_ON_WARN);
            out.add(panicOnWarn + (machine.log.panicOnWarn() ? 0 : 1));
            int warnLimit = operations.id(Kind.WARN_LIMIT);
            for (int limit = 0; limit <= dev.patchtwin.kvm.world.KernelLog.MAX_WARN_LIMIT; limit++) {
                if (limit != machine.log.warnLimit()) {
                    out.add(warnLimit + limit);
                }
            }
            add(out, Kind.CLEAR_WARN_ONCE, machine.log.anyWarnedOnce());
        }
    }

    private void addVm(OperationSet out) {
        add(out, Kind.RELEASE_MEMFD, kvm.memfdOpen());
        add(out, Kind.DESTROY_VM, !kvm.memfdOpen() && !machine.rcu.isReading());
        add(out, Kind.EXIT_MM, kvm.mmAlive());
        int punchHole = operations.id(Kind.PUNCH_HOLE);
        for (int g = 0; g < shape.gfns; g++) {
            if (kvm.memfdPage(g) != PhysicalPages.NULL) {
                out.add(punchHole + g);
            }
        }
        if (!kvm.mmAlive()) {
            return;
        }
        boolean directRoot = bystanders.directRoot() != null;
        add(out, Kind.ZAP_ALL_FAST, directRoot && shape.shared && machine.rcu.queued() <= shape.callbacks);
        add(out, Kind.WALK_BEGIN, directRoot && shape.walkers && !machine.rcu.isReading());
        add(out, Kind.DELETE_SLOT, kvm.slot());
        for (int g = 0; g < shape.gfns; g++) {
            if (kvm.isShared(g)) {
                out.add(operations.id(Kind.CONVERT_TO_PRIVATE) + g);
                if (directRoot) {
                    out.add(operations.id(Kind.INVALIDATE) + g);
                }
            } else if (shape.shared) {
                out.add(operations.id(Kind.CONVERT_TO_SHARED) + g);
            }
        }
    }

    private void addBeforeFinalize(OperationSet out) {
        if (!kvm.mmAlive()) {
            return;
        }
        out.add(operations.id(Kind.FINALIZE_VM));
        int initVcpu = operations.id(Kind.INIT_VCPU);
        for (int v = 0; v < shape.vcpus; v++) {
            if (!kvm.vcpus[v].initialized()) {
                out.add(initVcpu + v);
            }
        }
        if (firstVcpu() < shape.vcpus && kvm.memfdOpen() && kvm.slot()) {
            int initMemRegion = operations.id(Kind.INIT_MEM_REGION);
            for (int g = 0; g < shape.gfns; g++) {
                if (!kvm.isShared(g) && !kvm.isPopulated(g)) {
                    out.add(initMemRegion + g);
                }
            }
        }
    }

    private void addFaults(OperationSet out) {
        if (!kvm.mmAlive() || !kvm.slot()) {
            return;
        }
        int faultPrivate = operations.id(Kind.FAULT_PRIVATE);
        int faultShared = operations.id(Kind.FAULT_SHARED);
        for (int v = 0; v < shape.vcpus; v++) {
            if (!kvm.vcpus[v].initialized()) {
                continue;
            }
            for (int g = 0; g < shape.gfns; g++) {
                if (kvm.isShared(g)) {
                    out.add(faultShared + v * shape.gfns + g);
                } else if (kvm.memfdOpen()) {
                    out.add(faultPrivate + v * shape.gfns + g);
                }
            }
        }
    }

    /** Returns the first vCPU that is initialised, or the number of vCPUs when none is. */
    int firstVcpu() {
        int v = 0;
        while (v < shape.vcpus && !kvm.vcpus[v].initialized()) {
            v++;
        }
        return v;
    }

    private void add(OperationSet out, Kind kind, boolean possible) {
        if (possible) {
            out.add(operations.id(kind));
        }
    }
}
