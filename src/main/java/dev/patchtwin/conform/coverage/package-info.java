/** Which of the patch's own lines ran, from what gcov counted. */
@NullMarked
package dev.patchtwin.conform.coverage;

import org.jspecify.annotations.NullMarked;
