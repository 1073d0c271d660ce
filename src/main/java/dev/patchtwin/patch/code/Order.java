package dev.patchtwin.patch.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds the fewest things that must have moved, so that the others are in the same order as before. */
final class Order {
    /** So much rather than a thing whose lines do not change, one moves whose lines do. */
    private static final long UNCHANGED = 1000;

    private Order() {}

    /**
     * Returns what has moved.
     *
     * @param pairs of one file, in the order before
     */
    static List<Pair> moved(List<Pair> pairs) {
        List<Pair> young = new ArrayList<>(pairs);
        young.sort(Comparator.comparingInt(pair -> pair.after().head()));
        if (young.equals(pairs)) {
            return List.of();
        }
        IdentityHashMap<Pair, Integer> ranks = new IdentityHashMap<>();
        young.forEach(pair -> ranks.put(pair, ranks.size()));
        return outside(pairs, pairs.stream().mapToInt(ranks::get).toArray());
    }

    /** Returns what is not of the heaviest chain in which these ranks rise. */
    private static List<Pair> outside(List<Pair> pairs, int[] ranks) {
        int count = pairs.size();
        long[] best = new long[count];
        int[] above = new int[count];
        int[] heaviest = new int[count + 1];
        Arrays.fill(heaviest, -1);
        for (int i = 0; i < count; i++) {
            above[i] = last(heaviest, best, ranks[i]);
            best[i] = weight(pairs.get(i)) + (above[i] < 0 ? 0 : best[above[i]]);
            note(heaviest, best, ranks[i], i);
        }
        List<Pair> moved = new ArrayList<>(pairs);
        for (int i = last(heaviest, best, count); i >= 0; i = above[i]) {
            moved.remove(i);
        }
        return moved;
    }

    private static long weight(Pair pair) {
        boolean changed =
                pair.old().isChangedAtHead(pair.before()) && pair.young().isChangedAtHead(pair.after());
        return changed ? 1 : UNCHANGED;
    }

    /** The heaviest chain so far whose end stands before this rank; a Fenwick tree of the ends. */
    private static int last(int[] heaviest, long[] best, int rank) {
        int found = -1;
        for (int i = rank; i > 0; i -= i & -i) {
            found = heavier(best, found, heaviest[i]);
        }
        return found;
    }

    private static void note(int[] heaviest, long[] best, int rank, int end) {
        for (int i = rank + 1; i < heaviest.length; i += i & -i) {
            heaviest[i] = heavier(best, heaviest[i], end);
        }
    }

    private static int heavier(long[] best, int one, int other) {
        return one < 0 || (other >= 0 && best[other] > best[one]) ? other : one;
    }
}
