package bundles.widgetunmap;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The world around what the patch touches, the same on both sides: what can be done, what can be asked, what can be seen.
 * It begins with a few objects that are taken into use, and can be called on; make of it what the patch is about.
 */
abstract class WidgetUnmapModel implements Model {
    /** The states of an object. */
    static final int FREE = 0;
    static final int USED = 1;
    static final int LEAKED = 2;
    private static final List<String> STATES = List.of("free", "used", "leaked");

    static final int EIO = -5;

    /* What can be seen. Channels are compared one by one; what differs between the two sides goes to one of its own. */
    private static final Channel OBJECTS =
            new Channel(0, "objects", Channel.Kind.STATE, Channel.Order.PER_SUBJECT, "state of every object");
    private static final Channel LEAKS =
            new Channel(1, "leaks", Channel.Kind.STATE, Channel.Order.PER_SUBJECT, "objects that are lost for good");
    private static final Channel RETURNS =
            new Channel(2, "returns", Channel.Kind.EVENTS, Channel.Order.TOTAL, "what each call gives back");
    private static final Channel WARNINGS =
            new Channel(3, "warnings", Channel.Kind.EVENTS, Channel.Order.TOTAL, "lines of the log");
    private static final Channel SAFETY =
            new Channel(4, "safety", Channel.Kind.INVARIANTS, Channel.Order.TOTAL, "what no version may do");

    /** What the outcome depends on and nobody knows: the same answer is given to both sides. */
    private static final Question FAILS = new Question(0, "fails", List.of("no", "yes"));

    /** Situations that a run must meet; twin.yaml lists those that count. */
    private static final List<String> PROBES = List.of(
            "something that the patch touches was called", "the methods that stand for the C are filled in");

    /** What the patch touches; calling it is an operation. */
    private static final List<String> FUNCTIONS = List.of("widget_close");

    private final int[] objects;
    private final Vocabulary vocabulary;
    private Oracle oracle = (question, subject) -> 0;
    private Observation out = new Observation(5);

    WidgetUnmapModel(Map<String, Integer> world) {
        objects = new int[world.get("objects")];
        List<Operation> operations = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (int object = 0; object < objects.length; object++) {
            subjects.add("object" + object);
            operations.add(new Operation(operations.size(), "take object=" + object));
        }
        for (String function : FUNCTIONS) {
            for (int object = 0; object < objects.length; object++) {
                operations.add(new Operation(operations.size(), "call function=" + function + " object=" + object));
            }
        }
        vocabulary = new Vocabulary(
                operations, List.of(FAILS), subjects, List.of(OBJECTS, LEAKS, RETURNS, WARNINGS, SAFETY), PROBES, List.of());
    }

    /** Calls what the patch touches: the functions are those of {@link #FUNCTIONS}, from 0. */
    abstract int call(int function, int object);

    /* What the methods that stand for the C can do. */

    final int state(int object) {
        return objects[object];
    }

    final void become(int object, int state) {
        // What no version may do: give back what is lost, or free twice.
        if (objects[object] == state || (objects[object] == LEAKED && state == FREE)) {
            out.emit(SAFETY, Observation.word(object, state));
        }
        objects[object] = state;
        out.touch(OBJECTS);
        out.touch(LEAKS);
    }

    /** Asks whether something fails that the C calls. */
    final boolean fails(int object) {
        return oracle.ask(FAILS, object) != 0;
    }

    final void warn(int object) {
        out.emit(WARNINGS, Observation.word(object, 0));
    }

    /* What Patchtwin asks for; dev.patchtwin.model.Model says what each method promises. */

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        Arrays.fill(objects, FREE);
    }

    @Override
    public void enabled(OperationSet enabled) {
        for (int operation = 0; operation < vocabulary.operations().size(); operation++) {
            int state = objects[operation % objects.length];
            if (state == (operation < objects.length ? FREE : USED)) {
                enabled.add(operation);
            }
        }
    }

    @Override
    public void apply(Operation operation, Oracle answers, Observation shown) {
        oracle = answers;
        out = shown;
        int object = operation.id() % objects.length;
        if (operation.id() < objects.length) {
            become(object, USED);
            return;
        }
        out.cover(0);
        int result = call(operation.id() / objects.length - 1, object);
        out.emit(RETURNS, Observation.word(object, result & 0xffff));
    }

    @Override
    public void observe(Channel channel, Observation shown) {
        for (int object = 0; object < objects.length; object++) {
            if (channel.equals(OBJECTS) || (channel.equals(LEAKS) && objects[object] == LEAKED)) {
                shown.emit(channel, Observation.word(object, objects[object]));
            }
        }
    }

    /** Nothing is ever pending here; where something is, list in the vocabulary what brings it to an end. */
    @Override
    public boolean quiescent() {
        return true;
    }

    @Override
    public boolean halted() {
        return false;
    }

    @Override
    public void save(StateWriter state) {
        for (int object : objects) {
            state.write(object, 2);
        }
    }

    @Override
    public void load(StateReader state) {
        for (int object = 0; object < objects.length; object++) {
            objects[object] = state.readInt(2);
        }
    }

    @Override
    public String describe(Channel channel, long word) {
        String object = "object" + Observation.subject(word);
        int value = (short) Observation.value(word);
        return switch (channel.name()) {
            case "returns" -> object + " returns " + value;
            case "warnings" -> "warning " + object;
            case "safety" -> object + " must not become " + STATES.get(value);
            default -> object + " " + STATES.get(value);
        };
    }
}
