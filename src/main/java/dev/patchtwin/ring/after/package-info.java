/** The driver after the patch: {@code shring_unshare_page()} leaks what could not be made private. */
@NullMarked
package dev.patchtwin.ring.after;

import org.jspecify.annotations.NullMarked;
