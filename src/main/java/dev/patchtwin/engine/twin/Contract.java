package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What two models promise each other: to be equal on every channel, but for the declared differences.
 *
 * @param declared the declared differences, at most 64, in the order in which they are tried
 */
public record Contract(List<DeclaredDifference> declared) {
    /** @throws IllegalArgumentException when an id appears twice, or an {@code after} names no id, or there are too many */
    public Contract {
        declared = List.copyOf(declared);
        Set<String> ids = new HashSet<>();
        for (DeclaredDifference difference : declared) {
            if (!ids.add(difference.id())) {
                throw new IllegalArgumentException("declared difference '" + difference.id() + "' appears twice");
            }
        }
        for (DeclaredDifference difference : declared) {
            if (difference.after().isPresent() && !ids.contains(difference.after().get())) {
                throw new IllegalArgumentException("declared difference '" + difference.id() + "' comes after '"
                        + difference.after().get() + "', which is not declared");
            }
        }
        if (declared.size() > 64) {
            throw new IllegalArgumentException("a contract holds at most 64 declared differences");
        }
    }

    /** Returns the contract that allows nothing. */
    public static Contract strict() {
        return new Contract(List.of());
    }

    /** @throws IllegalArgumentException when a declared difference names a channel that the vocabulary lacks */
    void require(Vocabulary vocabulary) {
        for (DeclaredDifference difference : declared) {
            if (vocabulary.channel(difference.channel()).isEmpty()) {
                throw new IllegalArgumentException("declared difference '" + difference.id() + "' names the channel '"
                        + difference.channel() + "', which the models do not have");
            }
        }
    }
}
