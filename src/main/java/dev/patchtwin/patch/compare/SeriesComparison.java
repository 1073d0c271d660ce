package dev.patchtwin.patch.compare;

import dev.patchtwin.patch.RecoveredPatch;
import java.util.List;
import java.util.Optional;

/**
 * Two versions of a series.
 *
 * @param pairs what belongs together, in the order of the second version; what only the first one has stands where it would
 *     come
 */
public record SeriesComparison(List<Pair> pairs) {
    /** Copies the list. */
    public SeriesComparison {
        pairs = List.copyOf(pairs);
    }

    /**
     * Two versions of a patch, or a patch that only one version of the series has.
     *
     * @param before its place in the first version, from 0; -1 when it is not there
     * @param after its place in the second version, from 0; -1 when it is not there
     * @param comparison what differs; empty when it is in one version only
     */
    public record Pair(int before, int after, Optional<PatchComparison> comparison) {}

    /** Compares two versions; never throws for bad input. */
    public static SeriesComparison of(List<RecoveredPatch> before, List<RecoveredPatch> after) {
        List<Pair> pairs = Partners.of(before, after).stream()
                .map(pair -> pair.before() < 0 || pair.after() < 0
                        ? pair
                        : new Pair(
                                pair.before(),
                                pair.after(),
                                Optional.of(Comparison.of(before.get(pair.before()), after.get(pair.after())))))
                .toList();
        return new SeriesComparison(pairs);
    }

    /** Returns whether both versions do the same. */
    public boolean doesTheSame() {
        return pairs.stream()
                .allMatch(pair ->
                        pair.comparison().map(PatchComparison::doesTheSame).orElse(false));
    }
}
