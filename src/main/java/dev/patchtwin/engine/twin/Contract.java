package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What two models promise each other: to be equal on every channel, but for the declared differences.
 *
 * @param declared the declared differences, at most {@value #MOST_DECLARED}; where two match the same word, the first one
 *     erases it
 */
public record Contract(List<DeclaredDifference> declared) {
    /** The most declared differences of a contract. */
    public static final int MOST_DECLARED = 63;

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
            if (difference.after().isPresent()
                    && !ids.contains(difference.after().get())) {
                throw new IllegalArgumentException("declared difference '" + difference.id() + "' comes after '"
                        + difference.after().get() + "', which is not declared");
            }
        }
        if (declared.size() > MOST_DECLARED) {
            throw new IllegalArgumentException(
                    "a contract holds at most " + MOST_DECLARED + " declared differences, not " + declared.size());
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
                        + difference.channel() + "', which the models do not have; they have: "
                        + vocabulary.channels().stream().map(Channel::name).collect(Collectors.joining(", ")));
            }
        }
    }
}
