package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.KernelLog;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Operation;
import java.util.ArrayList;
import java.util.List;

/** All operations of a world: what can be done, to which vCPU and which gfn. */
final class Operations {
    /** What is done; the arguments are beside it. */
    enum Kind {
        CREATE_VM("create-vm"),
        INIT_TD("init-td"),
        INIT_VCPU("init-vcpu"),
        INIT_MEM_REGION("init-mem-region"),
        FINALIZE_VM("finalize-vm"),
        FAULT_PRIVATE("fault-private"),
        FAULT_SHARED("fault-shared"),
        CONVERT_TO_SHARED("convert-to-shared"),
        CONVERT_TO_PRIVATE("convert-to-private"),
        DELETE_SLOT("delete-slot"),
        PUNCH_HOLE("punch-hole"),
        RELEASE_MEMFD("release-memfd"),
        INVALIDATE("invalidate"),
        ZAP_ALL_FAST("zap-all-fast"),
        EXIT_MM("exit-mm"),
        DESTROY_VM("destroy-vm"),
        DESTROY_VM_STEP("destroy-vm-step"),
        GRACE_PERIOD("grace-period"),
        WALK_BEGIN("walk-begin"),
        WALK_END("walk-end"),
        OTHER_ALLOC("other-alloc"),
        OTHER_FREE("other-free"),
        PANIC_ON_WARN("sysctl-panic-on-warn"),
        WARN_LIMIT("sysctl-warn-limit"),
        CLEAR_WARN_ONCE("clear-warn-once");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private final List<Operation> all = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<int[]> arguments = new ArrayList<>();
    private final Kind[] kindOf;
    private final int[] argumentOf;
    private final int[] gfnIndexOf;
    private final int[] first = new int[Kind.values().length];
    private final boolean destroyInSteps;

    Operations(Shape shape) {
        destroyInSteps = shape.destroyInSteps;
        for (Kind kind : Kind.values()) {
            addAll(kind, shape);
        }
        kindOf = kinds.toArray(Kind[]::new);
        argumentOf = arguments.stream().mapToInt(a -> a[0]).toArray();
        gfnIndexOf = arguments.stream().mapToInt(a -> a[1]).toArray();
    }

    private void addAll(Kind kind, Shape shape) {
        first[kind.ordinal()] = all.size();
        switch (kind) {
            case INIT_VCPU -> {
                for (int v = 0; v < shape.vcpus; v++) {
                    add(kind, " vcpu=" + v, v, 0);
                }
            }
            case FAULT_PRIVATE, FAULT_SHARED -> {
                for (int v = 0; v < shape.vcpus; v++) {
                    for (int g = 0; g < shape.gfns; g++) {
                        add(kind, " vcpu=" + v + " gfn=" + shape.gfn(g), v, g);
                    }
                }
            }
            case INIT_MEM_REGION, CONVERT_TO_SHARED, CONVERT_TO_PRIVATE, PUNCH_HOLE, INVALIDATE -> {
                for (int g = 0; g < shape.gfns; g++) {
                    add(kind, " gfn=" + shape.gfn(g), 0, g);
                }
            }
            case PANIC_ON_WARN -> addValues(kind, 1, shape.sysctls);
            case WARN_LIMIT -> addValues(kind, KernelLog.MAX_WARN_LIMIT, shape.sysctls);
            case DESTROY_VM_STEP -> {
                if (shape.destroyInSteps) {
                    add(kind, "", 0, 0);
                }
            }
            default -> add(kind, "", 0, 0);
        }
    }

    private void addValues(Kind kind, int most, boolean wanted) {
        for (int value = 0; wanted && value <= most; value++) {
            add(kind, " value=" + value, value, 0);
        }
    }

    private void add(Kind kind, String suffix, int argument, int gfnIndex) {
        all.add(new Operation(all.size(), kind.text + suffix));
        kinds.add(kind);
        arguments.add(new int[] {argument, gfnIndex});
    }

    /** Returns all operations, in the order of their ids. */
    List<Operation> all() {
        return all;
    }

    /** Returns what is done by an operation. */
    Kind kind(int id) {
        return kindOf[id];
    }

    /** Returns the vCPU or the value that an operation is about; 0 for those without. */
    int argument(int id) {
        return argumentOf[id];
    }

    /** Returns the index of the gfn that an operation is about; 0 for those without. */
    int gfnIndex(int id) {
        return gfnIndexOf[id];
    }

    /** Returns the id of the first operation of a kind; its others follow, by vCPU or value, then by gfn. */
    int id(Kind kind) {
        return first[kind.ordinal()];
    }

    /** Returns the operations that bring any state to rest. */
    List<Operation> drain() {
        List<Operation> drain = new ArrayList<>(List.of(
                all.get(id(Kind.WALK_END)), all.get(id(Kind.RELEASE_MEMFD)), all.get(id(Kind.DESTROY_VM))));
        for (int step = 1; destroyInSteps && step < VmDestruction.Step.values().length; step++) {
            drain.add(all.get(id(Kind.DESTROY_VM_STEP)));
        }
        drain.add(all.get(id(Kind.GRACE_PERIOD)));
        drain.add(all.get(id(Kind.OTHER_FREE)));
        return drain;
    }
}
