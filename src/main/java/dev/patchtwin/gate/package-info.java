/**
 * A range of commits, from where it left its base to its head: what changed in it that a verdict depends on, whether the
 * meaning of a model changed, and whether what changed is shown and declared.
 */
@NullMarked
package dev.patchtwin.gate;

import org.jspecify.annotations.NullMarked;
