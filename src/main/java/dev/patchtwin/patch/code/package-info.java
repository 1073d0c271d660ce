/**
 * What a patch does to the named things of C files: which functions, members, variables, macros and list entries it adds,
 * removes, renames, moves or changes, and whether a hunk changes more than comments and white space.
 *
 * <p>Tokens decide what has changed ({@link dev.patchtwin.patch.code.Lexer}); where a thing begins and ends is read from the
 * tree that tree-sitter makes of the whole text. Without whole texts, or without tree-sitter's native library, the hunks
 * alone are read, which tells less and never calls a change harmless that they leave open.
 * {@link dev.patchtwin.patch.code.CodeChanges} is the way in.
 */
@NullMarked
package dev.patchtwin.patch.code;

import org.jspecify.annotations.NullMarked;
