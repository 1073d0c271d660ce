package dev.patchtwin.patch.code;

/**
 * The same thing before and after.
 *
 * @param old the side it was on
 * @param before it there
 * @param young the side it is on
 * @param after it there
 */
record Pair(Side old, Thing before, Side young, Thing after) {
    boolean isRename() {
        return !before.name().equals(after.name());
    }
}
