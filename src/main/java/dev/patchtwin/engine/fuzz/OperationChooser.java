package dev.patchtwin.engine.fuzz;

import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses operations: first a name, by weight, then one of the operations of that name that are possible, so that a name
 * with many arguments does not drown the others. The weights are drawn anew for each sequence, and some are 0 ("swarm
 * testing": Groce et al., 2012); when nothing of weight is possible, anything possible is chosen.
 */
final class OperationChooser {
    private static final int MOST_WEIGHT = 8;
    private static final int ABSENT_ONE_IN = 5;

    private final Prng random;
    private final int[][] idsOfName;
    private final int[] cumulated;
    private final int[] candidates;

    OperationChooser(Prng random, List<Operation> operations) {
        this.random = random;
        List<String> names =
                operations.stream().map(Operation::name).distinct().toList();
        List<int[]> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(operations.stream()
                    .filter(o -> o.name().equals(name))
                    .mapToInt(Operation::id)
                    .toArray());
        }
        idsOfName = ids.toArray(int[][]::new);
        cumulated = new int[idsOfName.length];
        candidates = new int[operations.size()];
    }

    /** Draws the weights of the next sequence. */
    void draw() {
        int sum = 0;
        for (int name = 0; name < cumulated.length; name++) {
            sum += random.oneIn(ABSENT_ONE_IN) ? 0 : 1 + random.below(MOST_WEIGHT);
            cumulated[name] = sum;
        }
    }

    /** Returns the id of an operation of this set, or -1 when it is empty. */
    int choose(OperationSet possible) {
        int sum = cumulated[cumulated.length - 1];
        for (int tries = 0; sum > 0 && tries < 2 * cumulated.length; tries++) {
            int id = among(idsOfName[nameAt(random.below(sum))], possible);
            if (id >= 0) {
                return id;
            }
        }
        return anyOf(possible);
    }

    private int nameAt(int weight) {
        int name = Arrays.binarySearch(cumulated, weight + 1);
        if (name < 0) {
            return -name - 1;
        }
        while (name > 0 && cumulated[name - 1] == cumulated[name]) {
            name--;
        }
        return name;
    }

    private int among(int[] ids, OperationSet possible) {
        int count = 0;
        for (int id : ids) {
            if (possible.contains(id)) {
                candidates[count++] = id;
            }
        }
        return count == 0 ? -1 : candidates[random.below(count)];
    }

    private int anyOf(OperationSet possible) {
        int count = 0;
        for (int id = possible.next(0); id >= 0; id = possible.next(id + 1)) {
            candidates[count++] = id;
        }
        return count == 0 ? -1 : candidates[random.below(count)];
    }
}
