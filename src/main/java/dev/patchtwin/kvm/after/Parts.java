package dev.patchtwin.kvm.after;

import dev.patchtwin.kvm.mmu.Kernel;
import dev.patchtwin.kvm.mmu.KvmBug;
import dev.patchtwin.kvm.mmu.TdpMmuRoots;
import dev.patchtwin.kvm.mmu.TdxLifecycle;
import dev.patchtwin.kvm.mmu.VmDestruction;
import dev.patchtwin.kvm.world.Machine;
import java.util.function.Function;

/** Builds the kernel after the patch with one of its shared parts replaced. */
final class Parts {
    private Parts() {}

    static Function<Machine, Kernel> roots(Function<Kernel, TdpMmuRoots> make) {
        return machine -> new KernelAfter(machine) {
            @Override
            protected TdpMmuRoots newTdpMmuRoots() {
                return make.apply(this);
            }
        };
    }

    static Function<Machine, Kernel> destruction(Function<Kernel, VmDestruction> make) {
        return machine -> new KernelAfter(machine) {
            @Override
            protected VmDestruction newVmDestruction() {
                return make.apply(this);
            }
        };
    }

    static Function<Machine, Kernel> lifecycle(Function<Kernel, TdxLifecycle> make) {
        return machine -> new KernelAfter(machine) {
            @Override
            protected TdxLifecycle newTdxLifecycle() {
                return make.apply(this);
            }
        };
    }

    static Function<Machine, Kernel> bug(Function<Machine, KvmBug> make) {
        return machine -> new KernelAfter(machine) {
            @Override
            protected KvmBug newKvmBug() {
                return make.apply(machine);
            }
        };
    }
}
