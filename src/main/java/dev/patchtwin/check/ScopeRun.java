package dev.patchtwin.check;

import dev.patchtwin.engine.explore.Move;
import dev.patchtwin.engine.explore.Stop;
import java.util.List;

/**
 * What exploring one scope came to.
 *
 * @param scope what was explored
 * @param stop why it ended
 * @param states how many pairs of states were found
 * @param transitions how often an operation was carried out on both sides, once for each list of answers
 * @param ended how many of these ended the run
 * @param statesByDepth how many states are first reached after 0, 1, 2, ... operations
 * @param unexplored how many of the states were found and not explored
 * @param seconds how long it took
 * @param bytes how much memory the states took
 * @param fingerprint of the set of states
 * @param omission an upper bound on the probability that a state was left out; 0 where states are kept whole
 * @param moves how cells moved, by their looks and then by operation; empty where that was not counted
 */
public record ScopeRun(
        Scope scope,
        Stop stop,
        long states,
        long transitions,
        long ended,
        List<Long> statesByDepth,
        long unexplored,
        double seconds,
        long bytes,
        String fingerprint,
        double omission,
        List<Move> moves) {
    /** Copies the lists. */
    public ScopeRun {
        statesByDepth = List.copyOf(statesByDepth);
        moves = List.copyOf(moves);
    }

    /** Tells whether everything in the scope was explored. */
    public boolean complete() {
        return stop == Stop.COMPLETE;
    }

    /** Returns how many operations the farthest state is away from the initial one. */
    public int depth() {
        return statesByDepth.size() - 1;
    }
}
