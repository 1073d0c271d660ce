package dev.patchtwin.check;

import java.util.SortedMap;

/**
 * What one exploration covers.
 *
 * @param name the bundle's name for it: that of its world, or {@code world/slice} where a world is cut into slices
 * @param world the value of every parameter
 * @param faults the most answers of a run that are not nominal; {@link #ANY} for no limit
 */
public record Scope(String name, SortedMap<String, Integer> world, int faults) {
    /** No limit on how many answers are not nominal. */
    public static final int ANY = -1;

    /** Returns the same with another limit. */
    Scope withFaults(int other) {
        return new Scope(name, world, other);
    }
}
