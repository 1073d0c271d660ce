/**
 * The driver with the patch's own C in its middle: everything is as in {@link dev.patchtwin.ring.driver}, but for the functions
 * that the patch touches, which are called in C. What the C asks and does comes back as events, named in the shims of the bundle
 * ({@code patches/shared-ring-close/shim}), and is carried out here.
 */
@NullMarked
package dev.patchtwin.ring.foreign;

import org.jspecify.annotations.NullMarked;
