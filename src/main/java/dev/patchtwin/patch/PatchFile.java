package dev.patchtwin.patch;

import java.util.List;

/**
 * A file that a patch changes.
 *
 * @param oldPath its path before, from the root of the tree
 * @param newPath its path after
 * @param change add, modify, delete, rename or copy, in lower case
 * @param oldBlob the abbreviated id of its content before; empty when the patch does not say
 * @param newBlob the abbreviated id of its content after; empty when the patch does not say
 * @param hunks its hunks
 */
public record PatchFile(
        String oldPath, String newPath, String change, String oldBlob, String newBlob, List<Hunk> hunks) {
    /** Copies the list. */
    public PatchFile {
        hunks = List.copyOf(hunks);
    }
}
