package dev.patchtwin.check;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to run the patch's own C beside the models; what is not given is as the bundle says.
 *
 * @param environment the variables that say where compilers are, and which to take
 * @param sanitized whether sanitizers watch the C
 * @param tree {@code REPO} or {@code REPO@REV}, to cut whole functions out of; empty for the hunks of the mail
 * @param operations how many lock-step operations each couple makes
 */
public record ConformWishes(
        Map<String, String> environment, boolean sanitized, Optional<String> tree, OptionalLong operations) {
    /** Copies the map. */
    public ConformWishes {
        environment = Map.copyOf(environment);
    }

    /** Returns wishes for what is usual. */
    public static ConformWishes standard(Map<String, String> environment) {
        return new ConformWishes(environment, true, Optional.empty(), OptionalLong.empty());
    }
}
