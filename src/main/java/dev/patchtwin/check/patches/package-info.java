/**
 * What {@code patchtwin patch} does with files: reads mails, opens the tree that they are for, heals and applies the patches in
 * memory, asks what they do to the code, compares two of them, and writes what was recovered.
 *
 * <p>{@link dev.patchtwin.check.patches.PatchWork} is the way in; what it returns are plain values that know no output format.
 */
@NullMarked
package dev.patchtwin.check.patches;

import org.jspecify.annotations.NullMarked;
