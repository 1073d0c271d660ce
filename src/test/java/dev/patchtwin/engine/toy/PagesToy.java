package dev.patchtwin.engine.toy;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Channel.Kind;
import dev.patchtwin.model.Channel.Order;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Rewindable;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Some pages with a value each, and a running sum: an operation sets a page to another value and adds that value to the
 * sum, which wraps around. From every state as many operations are possible, {@code pages * (values - 1)}, and every
 * combination of values and sum can be reached: {@code values ^ pages * modulus} states.
 */
public final class PagesToy implements Rewindable {
    private static final Channel SETS = new Channel(0, "sets", Kind.EVENTS, Order.TOTAL, "which page is set to what");
    private static final int VALUE_BITS = 3;
    private static final int SUM_BITS = 5;

    private final int pages;
    private final int values;
    private final int modulus;
    private final int wrongSum;
    private final int sumShift;
    private final Vocabulary vocabulary;
    private long state;
    private long marked;

    /** @param wrongSum where all pages have the highest value and the sum is this, setting a page shows nothing; or -1 */
    public PagesToy(int pages, int values, int modulus, int wrongSum) {
        this.pages = pages;
        this.values = values;
        this.modulus = modulus;
        this.wrongSum = wrongSum;
        sumShift = pages * VALUE_BITS;
        List<Operation> operations = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            for (int value = 0; value < values; value++) {
                operations.add(new Operation(operations.size(), "set page=" + page + " value=" + value));
            }
        }
        vocabulary =
                new Vocabulary(operations, List.of(), List.of("all"), List.of(SETS), List.of("sum-wraps"), List.of());
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        state = 0;
    }

    private int value(int page) {
        return (int) (state >>> (page * VALUE_BITS)) & 7;
    }

    @Override
    public void enabled(OperationSet out) {
        int id = 0;
        for (int page = 0; page < pages; page++) {
            int present = value(page);
            for (int value = 0; value < values; value++, id++) {
                if (value != present) {
                    out.add(id);
                }
            }
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        int page = operation.id() / values;
        int value = operation.id() % values;
        boolean silent = wrongSum >= 0 && isFull() && sum() == wrongSum;
        int sum = sum() + value;
        if (sum >= modulus) {
            sum -= modulus;
            out.cover(0);
        }
        int shift = page * VALUE_BITS;
        long pageBits = (state & ((1L << sumShift) - 1) & ~(7L << shift)) | ((long) value << shift);
        state = pageBits | ((long) sum << sumShift);
        if (!silent) {
            out.emit(SETS, operation.id());
        }
    }

    private int sum() {
        return (int) (state >>> sumShift);
    }

    private boolean isFull() {
        for (int page = 0; page < pages; page++) {
            if (value(page) != values - 1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void observe(Channel channel, Observation out) {}

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
        out.write(state, sumShift + SUM_BITS);
    }

    @Override
    public void load(StateReader in) {
        state = in.read(sumShift + SUM_BITS);
    }

    @Override
    public String describe(Channel channel, long word) {
        return vocabulary.operations().get((int) word).text();
    }

    @Override
    public void mark() {
        marked = state;
    }

    @Override
    public void rewind() {
        state = marked;
    }

    @Override
    public void copy(Rewindable other) {
        state = ((PagesToy) other).state;
    }

    @Override
    public boolean isLike(Rewindable other) {
        return state == ((PagesToy) other).state;
    }
}
