package dev.patchtwin.engine.toy;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Channel.Kind;
import dev.patchtwin.model.Channel.Order;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Legend.Owner;
import dev.patchtwin.model.Legend.State;
import dev.patchtwin.model.Legend.Tone;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Picture.Cell;
import dev.patchtwin.model.Pictured;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Slots that are taken as a box or as a jar, used, and dropped: given back to nobody or to the warden, or lost. Which slot is
 * which does not matter: a state is written as the sorted looks of its slots, and read into the slots from the last to the
 * first. Nothing of it shows, so that two toys of which one loses what the other one gives back are equal all the same.
 */
public class LivesToy implements Pictured {
    public static final int BOX = 0;
    public static final int JAR = 1;
    public static final int FREE = 0;
    public static final int HELD = 1;
    public static final int USED = 2;
    public static final int LOST = 3;
    public static final int NOBODY = 0;
    public static final int WARDEN = 1;

    /** What is wrong with a toy: nothing, it loses what it should give back, or one of its pictures' promises is broken. */
    public enum Fault {
        NONE,
        LOSES,
        LOOKING_CHANGES,
        HIDES_WHAT_IS_LOST,
        DRAWS_BY_NUMBER,
        LOOKS_UNKNOWN
    }

    private static final Legend LEGEND = new Legend(
            "slot",
            List.of("box", "jar"),
            List.of(
                    new State("free", ".", Tone.FREE, "nobody has it"),
                    new State("held", "h", Tone.SPARE, "taken"),
                    new State("used", "U", Tone.LIVE, "in use"),
                    new State("lost", "!", Tone.LOST, "never given back")),
            List.of(new Owner("nobody", "no owner"), new Owner("warden", "owned by the warden")),
            List.of());

    private static final Channel STEPS = new Channel(0, "steps", Kind.EVENTS, Order.TOTAL, "that something was done");
    private static final Question HOW = new Question(0, "drop", List.of("clean", "owned", "lost"));
    private static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(
                    new Operation(0, "take kind=box"),
                    new Operation(1, "take kind=jar"),
                    new Operation(2, "use"),
                    new Operation(3, "drop"),
                    new Operation(4, "swap"),
                    new Operation(5, "stop")),
            List.of(HOW),
            List.of("any"),
            List.of(STEPS),
            List.of(),
            List.of());
    private static final int BITS = 15;

    private final Fault fault;
    private final int[] slots;
    private boolean stopped;

    /** Makes a toy with so many slots, all free. */
    public LivesToy(int slots, Fault fault) {
        this.slots = new int[slots];
        this.fault = fault;
    }

    @Override
    public Vocabulary vocabulary() {
        return VOCABULARY;
    }

    @Override
    public void reset() {
        Arrays.fill(slots, 0);
        stopped = false;
    }

    @Override
    public void enabled(OperationSet out) {
        for (int id = 0; id < VOCABULARY.operations().size() && !stopped; id++) {
            out.add(id);
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        out.emit(STEPS, Observation.word(0, operation.id()));
        int slot = first(operation.id() < 2 ? FREE : operation.id() == 3 ? USED : HELD);
        if (operation.id() == 5) {
            Arrays.fill(slots, 0);
            stopped = true;
        } else if (slot >= 0) {
            int kind = Legend.kind(slots[slot]);
            int owner = Legend.owner(slots[slot]);
            slots[slot] = switch (operation.id()) {
                case 0, 1 -> Legend.look(operation.id(), HELD, owner);
                case 2 -> Legend.look(kind, USED, WARDEN);
                case 3 -> dropped(kind, oracle.ask(HOW, 0));
                default -> Legend.look(1 - kind, HELD, owner);
            };
        }
    }

    private int dropped(int kind, int how) {
        return switch (how) {
            case 0 -> fault == Fault.LOSES ? Legend.look(kind, LOST, NOBODY) : Legend.look(kind, FREE, NOBODY);
            case 1 -> Legend.look(kind, FREE, WARDEN);
            default -> Legend.look(kind, LOST, WARDEN);
        };
    }

    /** Returns the slot in a state that has the smallest look, whatever its number; -1 when there is none. */
    private int first(int state) {
        return IntStream.range(0, slots.length)
                .filter(slot -> Legend.state(slots[slot]) == state)
                .boxed()
                .min((left, right) -> Integer.compare(normal(slots[left]), normal(slots[right])))
                .orElse(-1);
    }

    private static int normal(int look) {
        return Legend.state(look) == FREE && Legend.owner(look) == NOBODY ? 0 : look;
    }

    @Override
    public void observe(Channel channel, Observation out) {}

    @Override
    public boolean quiescent() {
        return true;
    }

    @Override
    public boolean halted() {
        return stopped;
    }

    @Override
    public void save(StateWriter out) {
        out.write(stopped);
        IntStream.of(slots).map(LivesToy::normal).sorted().forEach(look -> out.write(look, BITS));
    }

    @Override
    public void load(StateReader in) {
        stopped = in.readBoolean();
        for (int slot = slots.length - 1; slot >= 0; slot--) {
            slots[slot] = in.readInt(BITS);
        }
    }

    @Override
    public String describe(Channel channel, long word) {
        return VOCABULARY.operations().get((int) Observation.value(word)).text();
    }

    @Override
    public Legend legend() {
        return LEGEND;
    }

    @Override
    public int cells() {
        return slots.length;
    }

    @Override
    public int look(int cell) {
        int look = slots[cell];
        if (fault == Fault.LOOKING_CHANGES && Legend.state(look) == USED) {
            slots[cell] = Legend.look(Legend.kind(look), LOST, Legend.owner(look));
        }
        return fault == Fault.LOOKS_UNKNOWN && Legend.state(look) == LOST ? Legend.look(7, LOST, WARDEN) : look;
    }

    @Override
    public Picture picture() {
        IntStream looks = IntStream.of(slots)
                .filter(look -> normal(look) != 0)
                .filter(look -> fault != Fault.HIDES_WHAT_IS_LOST || Legend.state(look) != LOST);
        List<Cell> cells = (fault == Fault.DRAWS_BY_NUMBER ? looks : looks.sorted())
                .mapToObj(look -> new Cell(LEGEND.kinds().get(Legend.kind(look)), look))
                .toList();
        return new Picture(cells, List.of(), List.of());
    }
}
