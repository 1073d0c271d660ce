package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Pictured;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts how the cells of a twin's models move, transition by transition, as {@link Move} says. Used by one thread.
 */
final class MoveCounter {
    private static final int FREE = Legend.look(0, 0, 0);

    private final Pictured before;
    private final Pictured after;
    private final int[] markedBefore;
    private final int[] markedAfter;
    private final int[] nameOf;
    private Moves moves = new Moves();

    private MoveCounter(Pictured before, Pictured after, List<Operation> operations) {
        this.before = before;
        this.after = after;
        markedBefore = new int[before.cells()];
        markedAfter = new int[after.cells()];
        List<String> names = names(operations);
        nameOf = operations.stream().mapToInt(o -> names.indexOf(o.name())).toArray();
    }

    /** Returns a counter for a twin, or null when its models cannot be looked at, or not in the same way. */
    static @Nullable MoveCounter of(Twin twin) {
        return twin.model(Side.BEFORE) instanceof Pictured before
                        && twin.model(Side.AFTER) instanceof Pictured after
                        && before.legend().equals(after.legend())
                ? new MoveCounter(before, after, twin.vocabulary().operations())
                : null;
    }

    /** Returns the names of operations, each once; a counted move has the place in this list. */
    static List<String> names(List<Operation> operations) {
        return operations.stream().map(Operation::name).distinct().toList();
    }

    /** Remembers how the cells look in the present state, from which transitions are made. */
    void mark() {
        mark(before, markedBefore);
        mark(after, markedAfter);
    }

    private static void mark(Pictured model, int[] marked) {
        for (int cell = 0; cell < marked.length; cell++) {
            marked[cell] = model.look(cell);
        }
    }

    /** Counts how the cells have moved since the mark; nothing when a side has halted. */
    void count(int operation) {
        if (!before.halted() && !after.halted()) {
            count(Side.BEFORE, before, markedBefore, nameOf[operation]);
            count(Side.AFTER, after, markedAfter, nameOf[operation]);
        }
    }

    private void count(Side side, Pictured model, int[] marked, int name) {
        for (int cell = 0; cell < marked.length; cell++) {
            int look = model.look(cell);
            if (look != marked[cell]) {
                count(side, normal(marked[cell]), normal(look), name);
            }
        }
    }

    private void count(Side side, int from, int to, int name) {
        boolean reused = Legend.kind(from) != Legend.kind(to) && Legend.state(from) != 0 && Legend.state(to) != 0;
        if (reused) {
            boolean kept = Legend.owner(from) == Legend.owner(to);
            int free = normal(Legend.look(Legend.kind(from), 0, kept ? Legend.owner(from) : 0));
            moves.add(side, from, free, name);
            moves.add(side, free, to, name);
        } else if (from != to) {
            moves.add(side, from, to, name);
        }
    }

    /** The kind of a cell that is free and nobody's means nothing. */
    private static int normal(int look) {
        return Legend.state(look) == 0 && Legend.owner(look) == 0 ? FREE : look;
    }

    /** Hands over what was counted since this was called last. */
    Moves take() {
        Moves taken = moves;
        moves = new Moves();
        return taken;
    }
}
