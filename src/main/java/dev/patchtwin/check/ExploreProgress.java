package dev.patchtwin.check;

import java.util.OptionalLong;

/**
 * How far an exploration is.
 *
 * @param scope what is explored
 * @param states how many states are known
 * @param transitions how many transitions were made
 * @param depth how many operations the states that are being explored are away from the initial one
 * @param frontier how many states of this depth there are
 * @param explored how many of these are explored
 * @param left about how many more states there will be, if things go on as they do; empty while that cannot be told
 * @param bytes how much memory the states take
 */
public record ExploreProgress(
        String scope,
        long states,
        long transitions,
        int depth,
        long frontier,
        long explored,
        OptionalLong left,
        long bytes) {}
