package dev.patchtwin.check.patches;

import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.compare.SeriesComparison;
import java.util.List;

/**
 * Two versions of a patch or a series, held against each other.
 *
 * @param before the first version
 * @param after the second version
 * @param comparison what differs; it counts the patches as {@link #patches} does. Empty when a version cannot be used
 * @param twins what differs when the models of both are run, for those that have any
 */
public record CompareResult(
        PatchResult before, PatchResult after, SeriesComparison comparison, List<TwinComparison> twins) {
    /** Copies the list. */
    public CompareResult {
        twins = List.copyOf(twins);
    }

    /** Returns the patches of a version that can be compared: those that were recovered, in whole or in part. */
    public static List<RecoveredPatch> patches(PatchResult version) {
        return version.patches().stream()
                .filter(one -> one.state() != PatchState.ERROR)
                .map(WorkedPatch::patch)
                .toList();
    }

    /** Returns whether a version cannot be used, or its tree does not take it. */
    public boolean isUnusable() {
        return isUnusable(before) || isUnusable(after);
    }

    static boolean isUnusable(PatchResult version) {
        return version.isRefused() || patches(version).isEmpty();
    }

    /** Returns whether a version is not there in whole. */
    public boolean isPart() {
        return before.state() != PatchState.WHOLE || after.state() != PatchState.WHOLE;
    }

    /** Returns whether both do the same, and their models, too. */
    public boolean doesTheSame() {
        return comparison.doesTheSame()
                && twins.stream().allMatch(one -> one.differences().isEmpty());
    }
}
