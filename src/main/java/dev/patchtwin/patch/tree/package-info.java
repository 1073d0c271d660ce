/**
 * A patch held against the git tree that it is for: white space that a mail has lost is taken from the tree, and the patch
 * is applied in memory, twice, by JGit and by hand, so that neither is believed alone. No work tree is touched, no repository
 * is written to, and nothing costs more the longer a history is.
 */
@NullMarked
package dev.patchtwin.patch.tree;

import org.jspecify.annotations.NullMarked;
