/**
 * Whether the models are faithful: runs the patch's own C beside them, function by function and in whole sequences, compares all
 * that can be seen, and says who has drifted from whom. Knows what it is given, and nothing of bundles on disk.
 */
@NullMarked
package dev.patchtwin.check.conform;

import org.jspecify.annotations.NullMarked;
