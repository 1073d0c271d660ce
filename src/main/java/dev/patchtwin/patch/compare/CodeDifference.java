package dev.patchtwin.patch.compare;

import dev.patchtwin.patch.code.HunkNature;
import java.util.List;

/**
 * Where the change of a file differs between two versions of a patch.
 *
 * @param file its path after the patch
 * @param names the functions and other named things in which it differs; none when it differs outside of all of them, or in a
 *     file of another language
 * @param nature whether more than comments or white space differs
 * @param lines the lines that differ: {@code -} for the first version or {@code +} for the second, and the line as it stands in
 *     the patch, with its mark. A change that stands elsewhere has a blank in front, below the lines that it follows
 */
public record CodeDifference(String file, List<String> names, HunkNature nature, List<String> lines) {
    /** Copies the lists. */
    public CodeDifference {
        names = List.copyOf(names);
        lines = List.copyOf(lines);
    }
}
