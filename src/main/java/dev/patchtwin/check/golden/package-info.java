/** Accepts what golden traces show: writes what is expected of them from then on, and adds new ones. */
@NullMarked
package dev.patchtwin.check.golden;

import org.jspecify.annotations.NullMarked;
