package dev.patchtwin.check;

import dev.patchtwin.engine.explore.Move;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What exploring a world came to, slice by slice.
 *
 * @param world the bundle's name for it
 * @param ownWorld whether it is the one that the bundle asks for, with as many faults
 * @param scopes its slices, in the order of the bundle, as far as they were begun
 * @param planned how many slices there are
 * @param threads how many threads shared the work
 * @param reduced whether symmetric states were taken for the same
 */
public record ExploreRun(
        String world, boolean ownWorld, List<ScopeRun> scopes, int planned, int threads, boolean reduced) {
    /** Copies the list. */
    public ExploreRun {
        scopes = List.copyOf(scopes);
    }

    /** Tells whether everything in every slice was explored. */
    public boolean complete() {
        return scopes.size() == planned && scopes.stream().allMatch(ScopeRun::complete);
    }

    /** Returns how many states were found, in all slices. */
    public long states() {
        return scopes.stream().mapToLong(ScopeRun::states).sum();
    }

    /** Returns how many transitions were made, in all slices. */
    public long transitions() {
        return scopes.stream().mapToLong(ScopeRun::transitions).sum();
    }

    /** Returns how far the farthest state of any slice is away from its initial one. */
    public int depth() {
        return scopes.stream().mapToInt(ScopeRun::depth).max().orElse(0);
    }

    /** Returns how long it took. */
    public double seconds() {
        return scopes.stream().mapToDouble(ScopeRun::seconds).sum();
    }

    /** Returns the most memory that the states of any slice took. */
    public long bytes() {
        return scopes.stream().mapToLong(ScopeRun::bytes).max().orElse(0);
    }

    /** Returns an upper bound on the probability that a state was left out in any slice. */
    public double omission() {
        return scopes.stream().mapToDouble(ScopeRun::omission).sum();
    }

    /** Returns how cells moved in all slices, by their looks and then by operation; empty where that was not counted. */
    public List<Move> moves() {
        Map<Move, Move> sums = new TreeMap<>(Move.ORDER);
        for (ScopeRun scope : scopes) {
            scope.moves().forEach(move -> sums.merge(move, move, Move::plus));
        }
        return List.copyOf(sums.values());
    }
}
