package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out every operation with every list of answers in one state after the other, on a twin of its own, and notes
 * where that leads. Used by one thread.
 *
 * <p>A packed state is the number of answers used that were not nominal, where that is limited, and then what the twin
 * saves.
 */
final class Expander {
    private final Twin twin;
    private final Twin prober;
    private final List<Operation> operations;
    private final Staged staged;
    private final States states;
    private final int faults;
    private final int faultBits;
    private final boolean reduced;
    private final boolean hashed;
    private final @Nullable MoveCounter counter;

    private final Choices choices = new Choices();
    private final StateReader reader = new StateReader();
    private final StateWriter writer = new StateWriter();
    private final StateWriter best = new StateWriter();
    private final StateWriter other = new StateWriter();
    private final int[] enabled;
    private final long[] buffer = new long[States.LONGEST];

    Expander(Twin twin, Twin prober, StateSet known, States states, ExploreOptions options) {
        this.twin = twin;
        this.prober = prober;
        staged = new Staged(known);
        this.states = states;
        operations = twin.vocabulary().operations();
        enabled = new int[operations.size()];
        faults = options.faults();
        faultBits = faultBits(faults);
        reduced = options.reduced();
        hashed = options.hashed();
        counter = options.counting() ? MoveCounter.of(twin) : null;
    }

    /** Returns how many bits the number of answers that were not nominal takes. */
    static int faultBits(int faults) {
        return faults == ExploreOptions.ANY ? 0 : 32 - Integer.numberOfLeadingZeros(faults);
    }

    /** Adds the initial state as a candidate. */
    void start(Outbox out) {
        out.clear();
        twin.begin();
        addCandidate(out, 0, 0, 0);
        staged.flush(out, 0);
    }

    /** Expands some of the states of a chunk, those from {@code first} up to {@code end}. */
    void expand(long chunk, long first, long end, Outbox out) {
        out.clear();
        long place = states.placeOfChunk(chunk);
        for (long number = chunk * States.CHUNK; number < end; number++) {
            if (number >= first) {
                states.open(reader, buffer, number, place);
                expand(number, out);
            }
            if (number + 1 < end) {
                place = states.placeAfter(number, place);
            }
        }
    }

    private void expand(long number, Outbox out) {
        int used = arrive(number, out);
        if (twin.over()) {
            return;
        }
        int count = 0;
        for (int id = twin.enabled().next(0); id >= 0; id = twin.enabled().next(id + 1)) {
            enabled[count++] = id;
        }
        int parent = (int) (number % States.CHUNK);
        twin.mark();
        if (counter != null) {
            // As every transition finds it: a model that loads may number its cells anew.
            twin.rewind();
            counter.mark();
        }
        long watched = twin.watched();
        int ordinal = 0;
        for (int i = 0; i < count; i++) {
            Operation operation = operations.get(enabled[i]);
            choices.start(left(used), operation);
            do {
                twin.rewind();
                twin.move(operation, choices);
                if (counter != null) {
                    counter.count(enabled[i]);
                }
                if (twin.over()) {
                    twin.finish();
                }
                if (twin.hasFindings() || twin.watched() != watched) {
                    sight(out, number, ordinal, watched);
                }
                if (twin.over()) {
                    out.ended++;
                } else {
                    addCandidate(out, used + choices.faults(), parent, ordinal);
                }
                ordinal++;
            } while (choices.next());
        }
        staged.flush(out, parent);
        out.transitions += ordinal;
    }

    /** Adds how cells moved since this was called last. */
    void moveTo(Moves all) {
        if (counter != null) {
            all.addAll(counter.take());
        }
    }

    private int left(int used) {
        return faults == ExploreOptions.ANY ? Integer.MAX_VALUE : faults - used;
    }

    /**
     * Loads the state that the reader is open at, and compares what depends on it alone. Where a run cannot go on, it ends:
     * what is still watched will not be made up for.
     */
    private int arrive(long number, Outbox out) {
        int used = faultBits == 0 ? 0 : reader.readInt(faultBits);
        twin.load(reader);
        long watched = twin.watched();
        twin.arrive();
        if (twin.over() || twin.enabled().next(0) < 0) {
            twin.finish();
        }
        if (twin.hasFindings() || twin.watched() != watched) {
            sight(out, number, -1, watched);
        }
        return used;
    }

    /** Only looks at the states of a chunk: what they lead to does not matter any more. */
    void look(long chunk, long first, long end, Outbox out) {
        out.clear();
        long place = states.placeOfChunk(chunk);
        for (long number = chunk * States.CHUNK; number < end; number++) {
            if (number >= first) {
                states.open(reader, buffer, number, place);
                arrive(number, out);
            }
            if (number + 1 < end) {
                place = states.placeAfter(number, place);
            }
        }
    }

    /**
     * Notes the differences that the twin has decided. One that it has just begun to watch is decided here: brought to
     * rest at once, with nothing going wrong, is it gone? If it is, it stays watched, for what else may happen.
     */
    private void sight(Outbox out, long number, int ordinal, long watched) {
        for (Difference difference : twin.differences()) {
            out.sight(new Outbox.Sighting(number, ordinal, difference.signature()));
        }
        long begun = 0;
        for (long rest = twin.watched() & ~watched; rest != 0; rest &= rest - 1) {
            int id = Long.numberOfTrailingZeros(rest);
            begun |= out.hasSeen(ofValue(id), ordinal) ? 0 : 1L << id;
        }
        if (begun == 0) {
            return;
        }
        bringToRest();
        for (Difference difference : prober.differences()) {
            for (long rest = begun; rest != 0; rest &= rest - 1) {
                if (difference.signature().equals(ofValue(Long.numberOfTrailingZeros(rest)))) {
                    out.sight(new Outbox.Sighting(number, ordinal, difference.signature()));
                }
            }
        }
    }

    private Signature ofValue(int channel) {
        return new Signature(twin.vocabulary().channels().get(channel).name(), Signature.Kind.VALUE);
    }

    /** Brings another twin from where this one is to rest. */
    private void bringToRest() {
        StateWriter here = new StateWriter();
        twin.save(here);
        StateReader there = new StateReader();
        there.open(here.toArray(), 0, here.length());
        prober.load(there);
        prober.arrive();
        for (Operation operation : twin.vocabulary().drain()) {
            if (!prober.over() && prober.enabled().contains(operation.id())) {
                prober.step(operation, AnswerSource.NOMINAL);
            }
        }
        prober.finish();
    }

    private void addCandidate(Outbox out, int used, int parent, int ordinal) {
        writer.clear();
        if (faultBits > 0) {
            writer.write(used, faultBits);
        }
        twin.save(writer);
        if (Arena.halves(writer.bits()) > States.LONGEST) {
            out.tooLong = true;
            return;
        }
        StateWriter key = reduced ? smallestSwapped(used) : writer;
        if (staged.isFull()) {
            staged.flush(out, parent);
        }
        staged.add(writer, key == writer ? null : key, ordinal, hashed);
    }

    /** Returns the smallest of what is written in all ways of swapping what is interchangeable. */
    private StateWriter smallestSwapped(int used) {
        int ways = twin.symmetries();
        StateWriter smallest = writer;
        for (int way = 1; way < ways; way++) {
            StateWriter next = smallest == other ? best : other;
            next.clear();
            if (faultBits > 0) {
                next.write(used, faultBits);
            }
            twin.saveSwapped(next, way);
            if (next.compareBits(smallest) < 0) {
                smallest = next;
            }
        }
        return smallest;
    }
}
