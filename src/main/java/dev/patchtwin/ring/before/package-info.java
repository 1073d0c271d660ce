/** The driver before the patch: the callers of {@code shring_unshare_page()} leak what could not be made private. */
@NullMarked
package dev.patchtwin.ring.before;

import org.jspecify.annotations.NullMarked;
