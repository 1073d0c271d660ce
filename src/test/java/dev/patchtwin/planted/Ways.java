package dev.patchtwin.planted;

import dev.patchtwin.planted.Reaction.End;
import dev.patchtwin.planted.Table.Leaf;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many operations it takes to come to a place of an automaton, with a bound on the answers that are not nominal. */
final class Ways {
    /** There is no way. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int UNBOUNDED = 1 << 20;

    private final Table table;
    private final List<Leaf> leaves;

    /** A state that was come to, and how many more answers may go wrong. */
    private record At(int spot, int left) {}

    Ways(Table table) {
        this.table = table;
        leaves = table.leaves();
    }

    /** Returns how many operations it takes to be in a state. */
    int to(int spot, int faults) {
        return to(spot, faults == Plan.ANY ? UNBOUNDED : faults, 0);
    }

    /** Returns how many operations it takes to come to a leaf, the last one included. */
    int to(Leaf leaf, int faults) {
        int way = to(leaf.spot(), faults == Plan.ANY ? UNBOUNDED : faults, leaf.faults());
        return way == NEVER ? NEVER : way + 1;
    }

    /** Returns how many operations it takes to come to the nearest of some leaves. */
    int toAny(Collection<Leaf> some, int faults) {
        return some.stream().mapToInt(leaf -> to(leaf, faults)).min().orElse(NEVER);
    }

    /** Breadth first; {@code spare} faults have to be left at the end. */
    private int to(int spot, int faults, int spare) {
        Map<At, Integer> known = new HashMap<>();
        Deque<At> next = new ArrayDeque<>();
        At start = new At(table.start(), faults - spare);
        if (start.left() < 0) {
            return NEVER;
        }
        known.put(start, 0);
        next.add(start);
        while (!next.isEmpty()) {
            At at = next.remove();
            int operations = known.get(at);
            if (at.spot() == spot) {
                return operations;
            }
            for (Leaf leaf : leaves) {
                // Without a bound, how many are left makes no difference.
                At to = new At(leaf.done().next(), faults == UNBOUNDED ? at.left() : at.left() - leaf.faults());
                boolean goesOn = leaf.spot() == at.spot() && leaf.done().end() == End.GOES_ON && to.left() >= 0;
                if (goesOn && known.putIfAbsent(to, operations + 1) == null) {
                    next.add(to);
                }
            }
        }
        return NEVER;
    }
}
