package dev.patchtwin.check;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far to explore; what is not given is as the bundle says.
 *
 * @param world the name of the world
 * @param faults the most answers of a run that are not nominal; {@link Scope#ANY} for no limit
 * @param mostStates stop once so many states are known
 * @param mostDepth stop after so many operations
 * @param mostBytes stop before more memory than this is needed
 * @param mostNanos stop after so many nanoseconds, all slices of the world together
 * @param hashed whether states are kept as 128-bit fingerprints only
 * @param reduced whether states are taken for the same that the models declare symmetric
 */
public record ExploreBounds(
        Optional<String> world,
        OptionalInt faults,
        long mostStates,
        int mostDepth,
        long mostBytes,
        long mostNanos,
        boolean hashed,
        boolean reduced) {
    /** Everything that the bundle asks for, in two thirds of the memory that there is. */
    public static final ExploreBounds NONE = new ExploreBounds(
            Optional.empty(),
            OptionalInt.empty(),
            Long.MAX_VALUE,
            Integer.MAX_VALUE,
            Runtime.getRuntime().maxMemory() / 3 * 2,
            Long.MAX_VALUE,
            false,
            false);

    /** Returns the same of the world with this name. */
    public ExploreBounds of(String other) {
        return new ExploreBounds(
                Optional.of(other), faults, mostStates, mostDepth, mostBytes, mostNanos, hashed, reduced);
    }
}
