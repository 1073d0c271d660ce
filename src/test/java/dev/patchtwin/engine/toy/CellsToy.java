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
import dev.patchtwin.model.Symmetric;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Interchangeable cells that count up and wrap around, and a counter that does so too: {@code values ^ cells * counts}
 * states, of which as many differ by more than a swap as there are multisets of values, times {@code counts}.
 */
public class CellsToy implements Rewindable, Symmetric {
    private static final Channel CELLS = new Channel(0, "cells", Kind.EVENTS, Order.PER_SUBJECT, "new values");
    private static final Channel TOTAL = new Channel(1, "total", Kind.STATE, Order.TOTAL, "the sum of all values");
    private static final int BITS = 4;

    private final int cells;
    private final int values;
    private final int counts;
    private final boolean wrong;
    private final int[][] ways;
    private final Vocabulary vocabulary;
    private int[] state;
    private int[] marked;

    /** @param wrong whether the counter shows another number when it wraps around while all cells have the highest value */
    public CellsToy(int cells, int values, int counts, boolean wrong) {
        this.cells = cells;
        this.values = values;
        this.counts = counts;
        this.wrong = wrong;
        state = new int[cells + 1];
        marked = new int[cells + 1];
        List<Operation> operations = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            operations.add(new Operation(cell, "bump cell=" + cell));
        }
        operations.add(new Operation(cells, "tick"));
        vocabulary = new Vocabulary(operations, List.of(), List.of("any"), List.of(CELLS, TOTAL), List.of(), List.of());
        List<int[]> all = new ArrayList<>();
        permute(new int[0], all);
        ways = all.toArray(int[][]::new);
    }

    /** In lexicographic order, so that the first one swaps nothing. */
    private void permute(int[] start, List<int[]> all) {
        if (start.length == cells) {
            all.add(start);
        }
        for (int next = 0; next < cells; next++) {
            int candidate = next;
            if (Arrays.stream(start).noneMatch(n -> n == candidate)) {
                int[] longer = Arrays.copyOf(start, start.length + 1);
                longer[start.length] = next;
                permute(longer, all);
            }
        }
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        Arrays.fill(state, 0);
    }

    @Override
    public void enabled(OperationSet out) {
        for (int i = 0; i <= cells; i++) {
            out.add(i);
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        int i = operation.id();
        boolean all = Arrays.stream(state, 0, cells).allMatch(n -> n == values - 1);
        state[i] = (state[i] + 1) % (i < cells ? values : counts);
        out.emit(CELLS, Observation.word(i, wrong && all && i == cells && state[i] == 0 ? 99 : state[i]));
        out.touch(TOTAL);
    }

    @Override
    public void observe(Channel channel, Observation out) {
        if (channel.id() == TOTAL.id()) {
            out.emit(TOTAL, Arrays.stream(state).sum());
        }
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
        for (int each : state) {
            out.write(each, BITS);
        }
    }

    @Override
    public void load(StateReader in) {
        for (int i = 0; i <= cells; i++) {
            state[i] = in.readInt(BITS);
        }
    }

    @Override
    public String describe(Channel channel, long word) {
        return Observation.subject(word) + "=" + Observation.value(word);
    }

    @Override
    public void mark() {
        marked = state.clone();
    }

    @Override
    public void rewind() {
        state = marked.clone();
    }

    @Override
    public void copy(Rewindable other) {
        state = ((CellsToy) other).state.clone();
    }

    @Override
    public boolean isLike(Rewindable other) {
        return Arrays.equals(state, ((CellsToy) other).state);
    }

    @Override
    public int symmetries() {
        return ways.length;
    }

    @Override
    public void saveSwapped(StateWriter out, int way) {
        for (int cell : ways[way]) {
            out.write(state[cell], BITS);
        }
        out.write(state[cells], BITS);
    }
}
