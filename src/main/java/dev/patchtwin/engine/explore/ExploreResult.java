package dev.patchtwin.engine.explore;

import java.util.List;

/**
 * What an exploration came to.
 *
 * @param stop why it ended
 * @param states how many different pairs of states were found
 * @param transitions how often an operation was carried out on both sides, once for each list of answers
 * @param ended how many of these ended the run, because a side halted or a declared difference says so
 * @param statesByDepth how many states are first reached after 0, 1, 2, ... operations
 * @param unexplored how many of the states were found and not explored
 * @param nanos how long it took
 * @param bytes how much memory the states took, with everything that finds and orders them
 * @param fingerprint of the set of states, whatever the order in which they are found; 32 hexadecimal digits
 * @param omission where states are kept as fingerprints, an upper bound on the probability that any was taken for another
 *     one and left out; otherwise 0
 * @param findings differences, the first of each signature, nearest first
 * @param declaredUses how many words each declared difference has erased, in the order of the contract
 * @param compared in how many states or after how many transitions each channel was compared, by channel id
 * @param covered the probes that were met, a bit per probe
 * @param moves how cells moved, by their looks and then by operation; empty where that was not counted
 */
public record ExploreResult(
        Stop stop,
        long states,
        long transitions,
        long ended,
        List<Long> statesByDepth,
        long unexplored,
        long nanos,
        long bytes,
        String fingerprint,
        double omission,
        List<ExploreFinding> findings,
        List<Long> declaredUses,
        List<Long> compared,
        long covered,
        List<Move> moves) {
    /** Copies the lists. */
    public ExploreResult {
        statesByDepth = List.copyOf(statesByDepth);
        findings = List.copyOf(findings);
        declaredUses = List.copyOf(declaredUses);
        compared = List.copyOf(compared);
        moves = List.copyOf(moves);
    }

    /** Tells whether everything within the bounds of the world was explored. */
    public boolean complete() {
        return stop == Stop.COMPLETE;
    }

    /** Returns the number of operations to the state that is farthest from the initial one. */
    public int depth() {
        return statesByDepth.size() - 1;
    }
}
