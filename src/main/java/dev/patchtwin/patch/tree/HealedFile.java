package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.PatchFile;
import java.util.Optional;

/**
 * A file of a patch with the white space of the tree, and what the patch makes of it.
 *
 * @param patch what changes
 * @param before the file that it changes; empty for a new one
 * @param after what becomes of it; empty for a deleted one
 * @param inferred how many added lines have an indentation that was inferred
 * @param proven whether what becomes of it has the id that the patch's {@code index} line promises
 */
public record HealedFile(
        PatchFile patch, Optional<TreeFile> before, Optional<TreeFile> after, int inferred, boolean proven) {}
