/**
 * Cuts the C that a patch touches out of the text before, or after: whole functions or what the hunks show of them, and the
 * hunks themselves, as files that a shim includes, with the numbers that the lines have in the kernel.
 *
 * <p>{@link dev.patchtwin.conform.cut.Cut} is the way in. What a mail brings is not trusted: nothing is cut that could make a
 * compiler read another file, or that would be written outside of the folder.
 */
@NullMarked
package dev.patchtwin.conform.cut;

import org.jspecify.annotations.NullMarked;
