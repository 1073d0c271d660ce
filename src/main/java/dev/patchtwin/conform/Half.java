package dev.patchtwin.conform;

import dev.patchtwin.conform.cut.Cut;

/**
 * One side of a patch, cut out.
 *
 * @param after whether it is the side after the patch
 * @param cut what was cut out of it
 */
record Half(boolean after, Cut cut) {
    /** Returns its name in words: {@code before}. */
    String name() {
        return after ? "after" : "before";
    }

    /** Returns what the shims are compiled with on this side. */
    String define() {
        return after ? "PATCH_AFTER" : "PATCH_BEFORE";
    }
}
