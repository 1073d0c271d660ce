package dev.patchtwin.engine.fuzz;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses operations: first a name, by weight, then one of the operations of that name that are possible, so that a name
 * with many arguments does not drown the others. The weights are drawn anew for each part of a sequence, and some are 0
 * ("swarm testing": Groce et al., 2012); when nothing of weight is possible, anything possible is chosen.
 *
 * <p>What is drawn is multiplied by a priority that {@link Pilot} has found out, so that a name which is seldom possible
 * gets its chance when it is; and a name loses weight whenever it is chosen, the faster the fewer arguments it has, so
 * that switches are not flipped for ever. When everything possible is worn out, the part may end.
 */
final class OperationChooser {
    private static final int MOST_WEIGHT = 8;
    private static final int ABSENT_ONE_IN = 5;
    private static final int WORN_OUT_ONE_IN = 3;

    private final Prng random;
    private final boolean weighted;
    private final int[][] idsOfName;
    private final int[] nameOfId;
    private final int[] priorities;
    private final int[] weights;
    private final int[] present;
    private final int[] candidates;

    /** @param weighted false to choose any operation as often as any other */
    OperationChooser(Prng random, List<Operation> operations, boolean weighted) {
        this.random = random;
        this.weighted = weighted;
        List<String> names = operations.stream().map(Operation::name).distinct().toList();
        List<int[]> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(operations.stream()
                    .filter(o -> o.name().equals(name))
                    .mapToInt(Operation::id)
                    .toArray());
        }
        idsOfName = ids.toArray(int[][]::new);
        nameOfId = operations.stream().mapToInt(o -> names.indexOf(o.name())).toArray();
        priorities = new int[idsOfName.length];
        Arrays.fill(priorities, 1);
        weights = new int[idsOfName.length];
        present = new int[operations.size()];
        candidates = new int[operations.size()];
    }

    /** Returns how many names there are. */
    int names() {
        return idsOfName.length;
    }

    /** Takes over a priority for each name, at least 1. */
    void setPriorities(int[] wanted) {
        System.arraycopy(wanted, 0, priorities, 0, priorities.length);
    }

    /** Tells a pilot which names are possible; returns how many. */
    int show(OperationSet possible, Pilot pilot) {
        int count = 0;
        int last = -1;
        for (int id = possible.next(0); id >= 0; id = possible.next(id + 1)) {
            if (nameOfId[id] != last) {
                last = nameOfId[id];
                pilot.possible(last);
                count++;
            }
        }
        return count;
    }

    /** Draws the weights of the next sequence. */
    void draw() {
        for (int name = 0; name < weights.length; name++) {
            weights[name] = random.oneIn(ABSENT_ONE_IN) ? 0 : priorities[name] * (1 + random.below(MOST_WEIGHT));
        }
    }

    /** Returns the id of an operation of this set, or -1 when it is empty or worn out. */
    int choose(OperationSet possible) {
        if (!weighted) {
            return any(possible);
        }
        int count = 0;
        int sum = 0;
        int last = -1;
        for (int id = possible.next(0); id >= 0; id = possible.next(id + 1)) {
            if (nameOfId[id] != last) {
                last = nameOfId[id];
                sum += weights[last];
                present[count++] = last;
            }
        }
        if (count == 0 || (sum <= count && random.oneIn(WORN_OUT_ONE_IN))) {
            return -1;
        }
        int name = sum == 0 ? present[random.below(count)] : atWeight(random.below(sum));
        wear(name);
        return among(idsOfName[name], possible);
    }

    private int any(OperationSet possible) {
        int size = possible.size();
        int id = size == 0 ? -1 : possible.next(0);
        for (int rest = size == 0 ? 0 : random.below(size); rest > 0; rest--) {
            id = possible.next(id + 1);
        }
        return id;
    }

    private void wear(int name) {
        if (weights[name] > 1) {
            int wear = weights[name] / Math.max(2, idsOfName[name].length / 2);
            weights[name] -= Math.min(weights[name] - 1, Math.max(1, wear));
        }
    }

    /** Returns the name of an operation, as a number. */
    int name(int id) {
        return nameOfId[id];
    }

    private int atWeight(int weight) {
        int rest = weight;
        int i = 0;
        while (rest >= weights[present[i]]) {
            rest -= weights[present[i++]];
        }
        return present[i];
    }

    private int among(int[] ids, OperationSet possible) {
        int count = 0;
        for (int id : ids) {
            if (possible.contains(id)) {
                candidates[count++] = id;
            }
        }
        return candidates[random.below(count)];
    }
}
