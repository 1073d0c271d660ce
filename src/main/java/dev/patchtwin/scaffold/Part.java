package dev.patchtwin.scaffold;

import java.util.Optional;

/**
 * Something that the patch touches, as the models shall have it.
 *
 * @param label names it in operations: its name after, or before where it is gone
 * @param before what it is before the patch; empty when it is new
 * @param after what it is after the patch; empty when it is gone
 */
public record Part(String label, Optional<Side> before, Optional<Side> after) {
    /**
     * Such a thing on one side.
     *
     * @param name its name in C
     * @param file its file, from the root of the tree
     * @param method the name of the method that stands for it
     * @param place where to read what it does, in words
     */
    public record Side(String name, String file, String method, String place) {}

    /** Returns one side. */
    public Optional<Side> side(boolean isAfter) {
        return isAfter ? after : before;
    }
}
