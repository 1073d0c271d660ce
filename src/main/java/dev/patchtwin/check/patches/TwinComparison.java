package dev.patchtwin.check.patches;

import dev.patchtwin.check.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What checking the bundles of two versions of a patch says.
 *
 * @param before the place of the first version, as in the comparison of the series
 * @param after the place of the second version
 * @param oldBundle the bundle that holds the first version, if there is one
 * @param newBundle the bundle that holds the second version, if there is one
 * @param verdict of the second version; empty when nothing was run, since one has no bundle or both are in the same
 * @param differences what came out in another way, a phrase each
 */
public record TwinComparison(
        int before,
        int after,
        Optional<String> oldBundle,
        Optional<String> newBundle,
        Optional<Verdict> verdict,
        List<String> differences) {
    /** Copies the list. */
    public TwinComparison {
        differences = List.copyOf(differences);
    }
}
