package dev.patchtwin.ring.driver;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.ring.world.Channels;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Probe;
import dev.patchtwin.ring.world.Questions;
import dev.patchtwin.ring.world.Subjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A patched function, called by itself, each time in a situation of its own. Everything shows as events: what the call does, and
 * the state that it leaves. Between calls there is nothing to remember.
 */
public final class FunctionModel implements Model {
    private static final List<Channel> CHANNELS = Channels.ALL.stream()
            .map(c -> new Channel(c.id(), c.name(), Channel.Kind.EVENTS, c.order(), c.meaning()))
            .toList();

    private final PatchedFunction function;
    private final ShringDriver driver;
    private final Machine machine;
    private final Shring ring;
    private final Observer observer;
    private final Vocabulary vocabulary;
    private final Observation unseen = new Observation(CHANNELS.size());

    /** Makes a model of a function that this driver has. */
    public FunctionModel(PatchedFunction function, ShringDriver driver) {
        this.function = function;
        this.driver = driver;
        machine = driver.machine;
        ring = driver.newShring(0);
        observer = new Observer(machine, new Shring[] {ring});
        List<Operation> operations = new ArrayList<>();
        for (FunctionCase one : function.cases()) {
            String text = "call function=" + function.name() + " ring=" + one.text();
            operations.add(new Operation(operations.size(), text));
        }
        vocabulary =
                new Vocabulary(operations, Questions.ALL, machine.subjects.names(), CHANNELS, Probe.texts(), List.of());
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
        for (int id = 0; id < vocabulary.operations().size(); id++) {
            out.add(id);
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        FunctionCase one = function.cases().get(operation.id());
        machine.reset();
        ring.reset();
        for (ShringSlot slot : ring.slots) {
            slot.find();
        }
        Set<Question> failing = new HashSet<>();
        unseen.clear();
        machine.begin((question, subject) -> failing.contains(question) ? 1 : 0, unseen);
        one.stage().set(driver, ring, function.call(), failing);
        machine.begin(oracle, out);
        int result = function.call().run(driver, ring, ring.slots[one.slot()]);
        out.emit(CHANNELS.get(Channels.RETURNS.id()), Observation.word(Subjects.NONE, result & 0xffff));
        for (Channel channel : Channels.ALL) {
            if (channel.kind() == Channel.Kind.STATE) {
                observer.observe(channel, true, out);
            }
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
        return observer.describe(channel, word);
    }
}
