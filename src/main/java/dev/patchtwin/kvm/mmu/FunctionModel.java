package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.KernelPanic;
import dev.patchtwin.kvm.world.Probe;
import dev.patchtwin.kvm.world.Questions;
import dev.patchtwin.kvm.world.Subjects;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A patched function, called by itself, each time in a situation of its own. Everything shows as events: what the call does, the
 * state that it leaves, and what the grace period after it does. Between calls there is nothing to remember.
 */
public final class FunctionModel implements Model {
    private static final List<Channel> CHANNELS = Channels.ALL.stream()
            .map(c -> new Channel(c.id(), c.name(), Channel.Kind.EVENTS, c.order(), c.meaning()))
            .toList();

    private final List<FunctionCase> cases;
    private final Kernel[] kernels;
    private final Stage[] stages;
    private final Observer[] observers;
    private final Vocabulary vocabulary;
    private final Observation seen = new Observation(CHANNELS.size());

    /**
     * Makes a model of a function.
     *
     * @param kernels makes a kernel without the hook for 0, and one with it for 1
     */
    public FunctionModel(PatchedFunction function, IntFunction<Kernel> kernels) {
        cases = FunctionCase.all(function);
        this.kernels = new Kernel[] {kernels.apply(0), kernels.apply(1)};
        stages = new Stage[] {new Stage(this.kernels[0]), new Stage(this.kernels[1])};
        observers = new Observer[] {new Observer(this.kernels[0]), new Observer(this.kernels[1])};
        List<Operation> operations = new ArrayList<>();
        cases.forEach(c -> operations.add(new Operation(operations.size(), c.text())));
        vocabulary = new Vocabulary(
                operations,
                Questions.ALL,
                this.kernels[1].machine.subjects.names(),
                CHANNELS,
                Probe.texts(),
                List.of());
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        // Every call sets its own stage.
    }

    @Override
    public void enabled(OperationSet out) {
        for (int i = 0; i < cases.size(); i++) {
            out.add(i);
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        FunctionCase one = cases.get(operation.id());
        int which = one.hook() ? 1 : 0;
        Kernel kernel = kernels[which];
        KvmMmuPage sp = stages[which].set(one);
        seen.clear();
        seen.forgetCovered();
        kernel.machine.begin(oracle, seen);
        try {
            int result = one.function().call().run(kernel, sp, one.shared());
            // The channel has room for an errno; what is none is not to be taken for one.
            int shown = result == (short) result ? result : Short.MIN_VALUE;
            seen.emit(Channels.RETURNS, Observation.word(Subjects.NONE, shown & 0xffff));
            kernel.machine.rcu.gracePeriod();
            for (Channel channel : Channels.ALL) {
                if (channel.kind() == Channel.Kind.STATE) {
                    observers[which].observe(channel, true, seen);
                }
            }
        } catch (KernelPanic panic) {
            // What was shown until then is what there is.
        }
        show(out);
    }

    private void show(Observation out) {
        for (Channel channel : CHANNELS) {
            for (int i = 0; i < seen.size(channel); i++) {
                out.emit(channel, seen.word(channel, i));
            }
        }
        for (long probes = seen.covered(); probes != 0; probes &= probes - 1) {
            out.cover(Long.numberOfTrailingZeros(probes));
        }
    }

    @Override
    public void observe(Channel channel, Observation out) {
        throw new IllegalArgumentException(channel + " shows no state");
    }

    @Override
    public boolean quiescent() {
        return true;
    }

    @Override
    public boolean halted() {
        return false;
    }

    @Override
    public void save(StateWriter out) {
        // There is only one state.
    }

    @Override
    public void load(StateReader in) {
        // There is only one state.
    }

    @Override
    public String describe(Channel channel, long word) {
        return observers[1].describe(channel, word);
    }
}
