package dev.patchtwin.model;

import java.util.Set;

/**
 * A version of a model that is wrong on purpose, or one that only looks different: a control.
 *
 * @param id names it among all of a bundle; lower case, with hyphens, and the same from release to release
 * @param what what is wrong, in a few words
 * @param channels the channels on which it must show; empty for a control, which must not be told apart
 * @param factory makes it; has the name of the factory in whose place it stands
 */
public record Mutant(String id, String what, Set<String> channels, ModelFactory factory) {
    /** Copies the set. */
    public Mutant {
        channels = Set.copyOf(channels);
    }

    /** Tells whether nothing is wrong with it. */
    public boolean isControl() {
        return channels.isEmpty();
    }

    @Override
    public String toString() {
        return id;
    }
}
