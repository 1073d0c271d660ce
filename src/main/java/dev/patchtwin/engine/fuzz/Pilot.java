package dev.patchtwin.engine.fuzz;

/**
 * Finds out which operations are worth being chosen, from the first sequences of a run. A name has a high priority when it
 * is seldom possible, and when it makes more names possible than it takes away: what builds something up comes before what
 * tears it down.
 */
final class Pilot {
    private static final int MOST_RARITY = 32;
    private static final int BUILDS_UP = 16;
    private static final int NEUTRAL = 4;
    private static final int TEARS_DOWN = 1;

    private final long[] possible;
    private final long[] chosen;
    private final long[] gained;
    private long steps;

    /** @param names how many names operations have */
    Pilot(int names) {
        possible = new long[names];
        chosen = new long[names];
        gained = new long[names];
    }

    /** Adds what another one has seen. */
    void add(Pilot other) {
        for (int name = 0; name < possible.length; name++) {
            possible[name] += other.possible[name];
            chosen[name] += other.chosen[name];
            gained[name] += other.gained[name];
        }
        steps += other.steps;
    }

    /** Returns a priority, 1 to 512, for each name of an operation. */
    int[] priorities() {
        int[] priorities = new int[possible.length];
        for (int name = 0; name < priorities.length; name++) {
            priorities[name] = priority(name);
        }
        return priorities;
    }

    private int priority(int name) {
        if (steps == 0) {
            return 1;
        }
        int rarity = (int) Math.max(1, Math.min(MOST_RARITY, steps / (possible[name] + 1)));
        if (2 * gained[name] > chosen[name]) {
            return rarity * BUILDS_UP;
        }
        return rarity * (2 * gained[name] < -chosen[name] ? TEARS_DOWN : NEUTRAL);
    }

    /** A name is possible. */
    void possible(int name) {
        possible[name]++;
    }

    /** A name was chosen, and so many more names are possible than before. */
    void chosen(int name, int more) {
        chosen[name]++;
        gained[name] += more;
        steps++;
    }
}
