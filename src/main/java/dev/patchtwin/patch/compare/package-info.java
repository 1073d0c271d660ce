/**
 * Two versions of a patch or a series, held against each other by what they do: which patches belong together, in which
 * functions the change differs, and whether more than comments and white space does.
 *
 * <p>Line numbers, hunk borders and context do not count, changed lines do. {@link
 * dev.patchtwin.patch.compare.SeriesComparison} is the way in.
 */
@NullMarked
package dev.patchtwin.patch.compare;

import org.jspecify.annotations.NullMarked;
