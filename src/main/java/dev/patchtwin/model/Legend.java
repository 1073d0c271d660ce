package dev.patchtwin.model;

import java.util.List;

/**
 * What the pictures of a {@link Pictured} model consist of. How a cell looks is one number made of three: what kind of cell
 * it is, which state it is in, and who owns it.
 *
 * @param cell what a cell is, in one word: {@code page}
 * @param kinds what cells are used for, in the order in which they are shown, 1 to 32: {@code S-EPT page}
 * @param states the states of a cell, in the order of a life, 1 to 32. The first is that of a cell that nobody has, and then
 *     its kind says nothing
 * @param owners who can own a cell besides, 1 to 32. The first is nobody in particular
 * @param log the names of the channels whose words are lines of the system's log
 */
public record Legend(String cell, List<String> kinds, List<State> states, List<Owner> owners, List<String> log) {
    private static final int BITS = 5;
    private static final int MOST = 1 << BITS;

    /** @throws IllegalArgumentException when a list is empty or too long */
    public Legend {
        kinds = List.copyOf(kinds);
        states = List.copyOf(states);
        owners = List.copyOf(owners);
        log = List.copyOf(log);
        for (List<?> list : List.of(kinds, states, owners)) {
            if (list.isEmpty() || list.size() > MOST) {
                throw new IllegalArgumentException("a legend has 1 to " + MOST + " kinds, states and owners each");
            }
        }
    }

    /** What a state means to somebody who asks where cells go. */
    public enum Tone {
        /** Nobody has it. */
        FREE,
        /** Somebody has it, and does not use it yet. */
        SPARE,
        /** It is used. */
        LIVE,
        /** It is on its way back. */
        PENDING,
        /** Nobody can reach it any more, and it was never given back. */
        LOST,
        /** It belongs to somebody that the patch has nothing to do with. */
        FOREIGN
    }

    /**
     * A state of a cell.
     *
     * @param name in a word: {@code linked}
     * @param mark one character that tells it from all others without any colour
     * @param tone what it means
     * @param meaning in a phrase
     */
    public record State(String name, String mark, Tone tone, String meaning) {}

    /**
     * An owner of a cell.
     *
     * @param name in a word: {@code EPT}
     * @param meaning in a phrase
     */
    public record Owner(String name, String meaning) {}

    /** Returns the look of a cell that is of this kind, in this state, and owned by this one; indexes into the lists. */
    public static int look(int kind, int state, int owner) {
        return (kind << BITS | state) << BITS | owner;
    }

    /** Returns the index of a look's kind. */
    public static int kind(int look) {
        return look >>> (2 * BITS);
    }

    /** Returns the index of a look's state. */
    public static int state(int look) {
        return look >>> BITS & MOST - 1;
    }

    /** Returns the index of a look's owner. */
    public static int owner(int look) {
        return look & MOST - 1;
    }
}
