package dev.patchtwin.patch;

import java.util.Optional;

/**
 * Something with a name that a patch changes: a function, a member of a struct, an entry of a macro list.
 *
 * @param file where it stands, from the root of the tree
 * @param before its name before, empty when it is new
 * @param after its name after, empty when it is gone; another name than before when it was renamed
 */
public record TouchedFunction(String file, Optional<String> before, Optional<String> after) {}
