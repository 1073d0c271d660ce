package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Twin;
import java.util.Arrays;

/**
 * Finds out which operations are worth being chosen, with some sequences that are not part of the run and depend on the
 * seed alone. A name has a high priority when it is seldom possible, and when it makes more names possible than it takes
 * away: what builds something up comes before what tears it down.
 */
final class Pilot {
    private static final int ROUNDS = 3;
    private static final int SEQUENCES = 48;
    private static final int MOST_RARITY = 32;
    private static final int BUILDS_UP = 16;
    private static final int NEUTRAL = 4;
    private static final int TEARS_DOWN = 1;

    private final long[] possible;
    private final long[] chosen;
    private final long[] gained;

    private Pilot(int names) {
        possible = new long[names];
        chosen = new long[names];
        gained = new long[names];
    }

    /** Returns a priority, 1 to 512, for each name of an operation. */
    static int[] priorities(Twin twin, FuzzOptions options) {
        SequenceRunner runner = new SequenceRunner(twin, options);
        int[] priorities = new int[runner.names()];
        Arrays.fill(priorities, 1);
        for (int round = 0; round < ROUNDS; round++) {
            Pilot pilot = new Pilot(priorities.length);
            runner.setPriorities(priorities);
            runner.watch(pilot);
            long steps = 0;
            for (int i = 0; i < SEQUENCES; i++) {
                steps += runner.run(-1L - (long) round * SEQUENCES - i);
            }
            for (int name = 0; name < priorities.length; name++) {
                priorities[name] = pilot.priority(name, steps);
            }
        }
        return priorities;
    }

    private int priority(int name, long steps) {
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
    }
}
