package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Trace;
import java.util.List;
import java.util.function.Supplier;

/**
 * Goes to a few of the explored states in one go, from a reset, without saving and loading on the way. A model whose state
 * does not carry everything arrives somewhere else, and then nothing that was explored is worth anything.
 */
final class SelfCheck {
    private static final int SAMPLES = 64;

    private final Supplier<Twin> twins;
    private final States states;
    private final ExploreOptions options;
    private final Twin arriving;

    SelfCheck(Supplier<Twin> twins, States states, ExploreOptions options) {
        this.twins = twins;
        this.states = states;
        this.options = options;
        arriving = twins.get();
    }

    /** Checks some of the states before this number, the last one among them. */
    void run(long end) {
        Twin onTheWay = twins.get();
        Twin atOnce = twins.get();
        Paths paths = new Paths(onTheWay, states, options.faults());
        long step = Math.max(1, end / SAMPLES);
        for (long number = end - 1; number > 0; number -= step) {
            List<Trace.Step> steps = paths.to(number, -1);
            atOnce.reset();
            for (Trace.Step each : steps) {
                atOnce.step(each.operation(), new Replay.Answers(each.answers()));
            }
            StateWriter arrived = arrived(save(atOnce));
            if (!arrived.sameBits(arrived(save(onTheWay))) || !isStored(number, arrived, steps)) {
                throw new IllegalStateException("after these operations a twin that was reset is in another state than one"
                        + " that was loaded on the way: "
                        + steps.stream().map(s -> s.operation().text()).toList()
                        + "; the state that a model saves does not carry everything");
            }
        }
    }

    private static StateWriter save(Twin twin) {
        StateWriter bits = new StateWriter();
        twin.save(bits);
        return bits;
    }

    /**
     * Returns what a twin that has arrived in a state saves. Only then everything is compared that a step compares: what is
     * stored is what there was before, where the operation that led there was plain.
     */
    private StateWriter arrived(StateWriter bits) {
        StateReader reader = new StateReader();
        reader.open(bits.toArray(), 0, bits.length());
        return arrived(reader);
    }

    private StateWriter arrived(StateReader reader) {
        arriving.load(reader);
        arriving.arrive();
        return save(arriving);
    }

    /** Tells whether the state is the one that was stored under this number; what is not kept cannot be compared. */
    private boolean isStored(long number, StateWriter arrived, List<Trace.Step> steps) {
        if (options.hashed() || options.reduced()) {
            return true;
        }
        long place = states.placeOfChunk(number / States.CHUNK);
        for (long at = number / States.CHUNK * States.CHUNK; at < number; at++) {
            place = states.placeAfter(at, place);
        }
        StateReader stored = new StateReader();
        states.open(stored, number, place);
        int faultBits = Expander.faultBits(options.faults());
        int faults = steps.stream().mapToInt(s -> s.answers().size()).sum();
        return (faultBits == 0 || stored.readInt(faultBits) == faults) && arrived(stored).sameBits(arrived);
    }
}
