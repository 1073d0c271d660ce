package dev.patchtwin.check.patches;

import java.util.List;

/**
 * The tree that patches were held against.
 *
 * @param tree the repository and the revision, as {@code --tree} takes them
 * @param words why this revision, and what it is said to lack, a sentence each
 */
public record PatchBase(String tree, List<String> words) {
    /** Copies the list. */
    public PatchBase {
        words = List.copyOf(words);
    }
}
