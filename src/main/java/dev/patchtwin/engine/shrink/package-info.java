/** Shrinking: from a trace that shows a difference to a smallest one that shows the same difference. */
@NullMarked
package dev.patchtwin.engine.shrink;

import org.jspecify.annotations.NullMarked;
