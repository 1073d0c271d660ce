package dev.patchtwin.patch;

import java.util.Optional;

/**
 * Something with a name that a patch changes: most often a function.
 *
 * @param file where it stands, from the root of the tree
 * @param before its name before, empty when it is new
 * @param after its name after, empty when it is gone; another name than before when it was renamed
 * @param kind what it is
 */
public record TouchedFunction(String file, Optional<String> before, Optional<String> after, Kind kind) {
    /** What has the name. */
    public enum Kind {
        /** A function, its prototype, or something that a macro makes into a function. */
        FUNCTION,
        /** A member of a struct or union, or a constant of an enum. */
        MEMBER,
        /** A variable with an initialiser, such as a table of operations. */
        VARIABLE,
        /** A {@code #define}. */
        MACRO,
        /** A line {@code MACRO(name)} of a list of such lines; the name is what stands in the parentheses. */
        ENTRY
    }
}
