package dev.patchtwin.patch.compare;

import dev.patchtwin.patch.code.HunkNature;
import java.util.List;

/**
 * What differs between two versions of a patch.
 *
 * @param title whether its title does
 * @param message whether what it says about itself does, trailers and all
 * @param files what differs about files as a whole, a phrase each: {@code mm/a.c is changed in the second only}
 * @param filesMatter whether one of these is more than comments and white space
 * @param hunks how many hunks are the same
 * @param code where the change of files that both change differs
 */
public record PatchComparison(
        boolean title,
        boolean message,
        List<String> files,
        boolean filesMatter,
        HunkCount hunks,
        List<CodeDifference> code) {
    /** Copies the lists. */
    public PatchComparison {
        files = List.copyOf(files);
        code = List.copyOf(code);
    }

    /**
     * How many hunks are the same, wherever they stand.
     *
     * @param same in both versions
     * @param changed in both versions, and different
     * @param onlyOld without a counterpart in the second version
     * @param onlyNew without a counterpart in the first version
     */
    public record HunkCount(int same, int changed, int onlyOld, int onlyNew) {
        HunkCount plus(HunkCount other) {
            return new HunkCount(
                    same + other.same, changed + other.changed, onlyOld + other.onlyOld, onlyNew + other.onlyNew);
        }
    }

    /** Returns whether both do the same, as far as a compiler sees it. */
    public boolean doesTheSame() {
        return !filesMatter && code.stream().noneMatch(one -> one.nature() == HunkNature.SEMANTIC);
    }

    /** Returns whether nothing at all differs but places. */
    public boolean isSame() {
        return !title && !message && files.isEmpty() && code.isEmpty();
    }
}
