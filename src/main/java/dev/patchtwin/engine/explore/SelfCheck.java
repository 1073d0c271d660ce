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

    SelfCheck(Supplier<Twin> twins, States states, ExploreOptions options) {
        this.twins = twins;
        this.states = states;
        this.options = options;
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
            if (!save(atOnce).sameBits(save(onTheWay)) || !isStored(number, atOnce, steps)) {
                throw new IllegalStateException("after these operations a twin that was reset is in another state than one"
                        + " that was loaded on the way: " + steps.stream().map(s -> s.operation().text()).toList()
                        + "; the state that a model saves does not carry everything");
            }
        }
    }

    private static StateWriter save(Twin twin) {
        StateWriter bits = new StateWriter();
        twin.save(bits);
        return bits;
    }

    /** Tells whether the state is the one that was stored under this number; what is not kept cannot be compared. */
    private boolean isStored(long number, Twin twin, List<Trace.Step> steps) {
        if (options.hashed() || options.reduced()) {
            return true;
        }
        int faults = steps.stream().mapToInt(s -> s.answers().size()).sum();
        StateWriter bits = new StateWriter();
        int faultBits = Expander.faultBits(options.faults());
        if (faultBits > 0) {
            bits.write(faults, faultBits);
        }
        twin.save(bits);
        long place = states.placeOfChunk(number / States.CHUNK);
        for (long at = number / States.CHUNK * States.CHUNK; at < number; at++) {
            place = states.placeAfter(at, place);
        }
        StateReader stored = new StateReader();
        states.open(stored, new long[States.LONGEST], number, place);
        boolean same = states.length(number) == Arena.halves(bits.bits());
        for (int word = 0; same && word < bits.length(); word++) {
            same = stored.read(64) == bits.word(word);
        }
        return same;
    }
}
