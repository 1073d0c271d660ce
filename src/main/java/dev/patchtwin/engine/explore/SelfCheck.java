package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.AnswerSource;
import dev.patchtwin.engine.twin.ModelException;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Goes to a few of the explored states in one go, from a reset, without saving and loading on the way; and on from there,
 * beside a twin that was somewhere else before it loaded the state. A model whose state does not carry everything arrives
 * somewhere else, or goes on in another way, and then nothing that was explored is worth anything.
 */
final class SelfCheck {
    private static final int SAMPLES = 64;
    private static final int STEPS = 16;
    private static final String BLAME = "; the state that a model saves does not carry everything";

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

    /** Checks some of the states before this number, the last one and the initial one among them. */
    void run(long end) {
        Twin onTheWay = twins.get();
        Twin atOnce = twins.get();
        Twin elsewhere = twins.get();
        for (int i = 0; i < STEPS && hasNext(elsewhere); i++) {
            elsewhere.step(next(elsewhere, i), AnswerSource.NOMINAL);
        }
        Paths paths = new Paths(onTheWay, states, options.faults());
        long step = Math.max(1, end / SAMPLES);
        for (long number = end - 1; number >= 0; number = number > 0 ? Math.max(0, number - step) : -1) {
            List<Trace.Step> steps = paths.to(number, -1);
            atOnce.reset();
            for (Trace.Step each : steps) {
                atOnce.step(each.operation(), new Replay.Answers(each.answers()));
            }
            StateWriter arrived = arrived(save(atOnce));
            if (!arrived.sameBits(arrived(save(onTheWay))) || !isStored(number, arrived, steps)) {
                throw new ModelException("after these operations a twin that was reset is in another state than one"
                        + " that was loaded on the way: "
                        + steps.stream().map(s -> s.operation().text()).toList()
                        + BLAME);
            }
            goOn(atOnce, elsewhere, number);
        }
    }

    /** Goes on from a state for a while, with one twin that is there and another one that loads what the first one saves. */
    private void goOn(Twin there, Twin loaded, long seed) {
        StateReader reader = new StateReader();
        reader.open(save(there).toArray(), 0, save(there).length());
        loaded.load(reader);
        loaded.arrive();
        for (int i = 0; i < STEPS && hasNext(there) && there.enabled().equals(loaded.enabled()); i++) {
            if (there.watched() != loaded.watched()) {
                return; // Arriving compares what no step had touched: from here on the two compare different things.
            }
            Operation operation = next(there, seed + i);
            there.step(operation, AnswerSource.NOMINAL);
            loaded.step(operation, AnswerSource.NOMINAL);
            if (!shown(there).equals(shown(loaded)) || !arrived(save(there)).sameBits(arrived(save(loaded)))) {
                throw new ModelException("'" + operation + "' leads elsewhere in a twin that was reset than in one that"
                        + " was loaded" + BLAME);
            }
        }
        if (!there.over() && !loaded.over() && !there.enabled().equals(loaded.enabled())) {
            throw new ModelException(
                    "what is possible in a twin that was reset is not what is in one that was loaded" + BLAME);
        }
    }

    private static boolean hasNext(Twin twin) {
        return twin.enabled().next(0) >= 0;
    }

    /** Returns one of the operations that are possible, by a number. */
    private static Operation next(Twin twin, long number) {
        int size = twin.vocabulary().operations().size();
        int from = (int) Long.remainderUnsigned(Hash.first(new long[] {number}, 0, 1), size);
        int id = twin.enabled().next(from);
        return twin.vocabulary().operations().get(id >= 0 ? id : twin.enabled().next(0));
    }

    /** Returns the events of the last operation on both sides. */
    private static List<List<Long>> shown(Twin twin) {
        List<List<Long>> shown = new ArrayList<>();
        for (Side side : Side.values()) {
            for (Channel channel : twin.vocabulary().channels()) {
                LongStream words = LongStream.of(twin.observation(side).copyOf(channel));
                // In which order a model goes through its subjects is nothing that a state has to carry.
                boolean ordered = channel.order() == Channel.Order.TOTAL;
                shown.add((ordered ? words : words.sorted()).boxed().toList());
            }
        }
        return shown;
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
        states.open(stored, new long[States.LONGEST], number, place);
        int faultBits = Expander.faultBits(options.faults());
        int faults = steps.stream().mapToInt(s -> s.answers().size()).sum();
        return (faultBits == 0 || stored.readInt(faultBits) == faults)
                && arrived(stored).sameBits(arrived);
    }
}
