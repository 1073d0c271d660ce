package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.Invariant;
import dev.patchtwin.kvm.world.KernelPanic;
import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Pictured;
import dev.patchtwin.model.Rewindable;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;

/** One build of KVM as a model: carries operations out, and shows the state behind each channel. */
public final class KvmModel implements Rewindable, Pictured {
    private static final long TREE_OR_PAGES = 1L << Channels.TREE.id() | 1L << Channels.PAGES.id();

    private final Kernel kernel;
    private final Machine machine;
    private final Operations operations;
    private final Vocabulary vocabulary;
    private final EnabledOperations enabled;
    private final SafetyCheck safety;
    private final KvmState state;
    private final Observer observer;
    private final StateKind kind;
    private final PageLooks looks;
    private final Drawing drawing;

    /** Makes a model of this kernel. */
    public KvmModel(Kernel kernel) {
        this.kernel = kernel;
        machine = kernel.machine;
        operations = new Operations(machine.shape);
        vocabulary = new Vocabulary(
                operations.all(),
                machine.features.questions(),
                machine.subjects.names(),
                machine.features.channels(),
                machine.features.probes(),
                operations.drain());
        enabled = new EnabledOperations(kernel, operations);
        safety = new SafetyCheck(kernel);
        state = new KvmState(kernel);
        observer = new Observer(kernel);
        kind = new StateKind(kernel);
        looks = new PageLooks(machine);
        drawing = new Drawing(kernel, looks, observer);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        kernel.reset();
    }

    @Override
    public void enabled(OperationSet out) {
        if (!machine.log.panicked()) {
            enabled.addTo(out);
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        machine.begin(oracle, out);
        boolean wasBugged = kernel.kvm.vmBugged();
        int vm = kernel.kvm.number();
        try {
            int result = run(operation.id());
            out.emit(Channels.RETURNS, Observation.word(Subjects.NONE, result & 0xffff));
        } catch (KernelPanic panic) {
            return;
        }
        boolean bugged = kernel.kvm.vmBugged();
        boolean healed = wasBugged && !bugged && kernel.kvm.exists() && kernel.kvm.number() == vm;
        machine.check(!healed && (kernel.kvm.vmDead() || !bugged), Invariant.S11, Subjects.NONE);
        if ((out.touched() & TREE_OR_PAGES) != 0) {
            out.touch(Channels.SAFETY);
        }
    }

    private int run(int id) {
        int argument = operations.argument(id);
        int gfn = operations.gfnIndex(id);
        return switch (operations.kind(id)) {
            case CREATE_VM -> kernel.main.createVm();
            case INIT_TD -> kernel.main.initTd();
            case INIT_VCPU -> kernel.main.initVcpu(argument);
            case INIT_MEM_REGION -> kernel.faults.initMemRegion(enabled.firstVcpu(), gfn);
            case FINALIZE_VM -> kernel.main.finalizeVm();
            case FAULT_PRIVATE -> kernel.faults.faultPrivate(argument, gfn);
            case FAULT_SHARED -> kernel.faults.faultShared(argument, gfn);
            case CONVERT_TO_SHARED -> kernel.main.convert(gfn, true);
            case CONVERT_TO_PRIVATE -> kernel.main.convert(gfn, false);
            case DELETE_SLOT -> kernel.main.deleteSlot();
            case PUNCH_HOLE -> kernel.memfd.punchHole(gfn);
            case RELEASE_MEMFD -> kernel.memfd.release();
            case INVALIDATE -> kernel.main.invalidate(gfn);
            case ZAP_ALL_FAST -> kernel.main.zapAllFast();
            case EXIT_MM -> kernel.main.exitMm();
            case DESTROY_VM -> kernel.main.destroyVm();
            case DESTROY_VM_STEP -> kernel.main.destroyVmStep();
            default -> runOutside(id, argument);
        };
    }

    private int runOutside(int id, int argument) {
        switch (operations.kind(id)) {
            case GRACE_PERIOD -> machine.rcu.gracePeriod();
            case WALK_BEGIN -> kernel.bystanders.walkBegin();
            case WALK_END -> kernel.bystanders.walkEnd();
            case OTHER_ALLOC -> kernel.bystanders.otherAlloc();
            case OTHER_FREE -> kernel.bystanders.otherFree();
            case PANIC_ON_WARN -> machine.log.setPanicOnWarn(argument != 0);
            case WARN_LIMIT -> machine.log.setWarnLimit(argument);
            case CLEAR_WARN_ONCE -> machine.log.clearWarnOnce();
            default -> throw new IllegalArgumentException("operation=" + operations.all().get(id));
        }
        return 0;
    }

    @Override
    public void observe(Channel channel, Observation out) {
        if (machine.log.panicked()) {
            return;
        }
        if (channel.id() == Channels.SAFETY.id()) {
            machine.watch(out);
            safety.check();
            machine.features.check(quiescent());
        } else {
            observer.observe(channel, quiescent(), out);
        }
    }

    @Override
    public boolean quiescent() {
        return !machine.log.panicked() && !kernel.kvm.exists() && machine.rcu.queued() == 0;
    }

    @Override
    public boolean halted() {
        return machine.log.panicked();
    }

    @Override
    public long kind() {
        return kind.of();
    }

    @Override
    public void save(StateWriter out) {
        out.write(machine.log.panicked());
        if (!machine.log.panicked()) {
            state.save(out);
        }
    }

    @Override
    public void load(StateReader in) {
        reset();
        if (in.readBoolean()) {
            machine.log.setPanicked();
        } else {
            state.load(in);
        }
    }

    @Override
    public void mark() {
        machine.memory.mark();
    }

    @Override
    public void rewind() {
        machine.memory.rewind();
        kernel.faults.reset();
    }

    @Override
    public void copy(Rewindable other) {
        machine.memory.copy(((KvmModel) other).machine.memory);
        kernel.faults.reset();
    }

    @Override
    public boolean isLike(Rewindable other) {
        return other instanceof KvmModel model && machine.memory.isLike(model.machine.memory);
    }

    @Override
    public Legend legend() {
        return PageLooks.LEGEND;
    }

    @Override
    public int cells() {
        return machine.pages.count();
    }

    @Override
    public int look(int cell) {
        return looks.of(cell);
    }

    @Override
    public Picture picture() {
        return drawing.picture();
    }

    @Override
    public String describe(Channel channel, long word) {
        return observer.describe(channel, word);
    }
}
