package dev.patchtwin.check;

/**
 * What came out on one channel.
 *
 * @param name the channel
 * @param meaning what it shows, in a phrase
 * @param outcome what came out
 * @param compared after how many operations there was anything to compare on it; for invariants and for what is possible,
 *     after how many operations they were looked at. Where it is 0, that both sides agree says nothing
 * @param declaredUses how often a declared difference made the two sides equal on it
 */
public record ChannelResult(String name, String meaning, Outcome outcome, long compared, long declaredUses) {
    /** What can come out on a channel. */
    public enum Outcome {
        /** Both sides showed the same, always. */
        AGREES,
        /** Both sides showed the same but for declared differences. */
        DECLARED,
        /** The sides showed the same in the end, but not at the same time. */
        DIFFERS_IN_TIME,
        /** The sides differ. */
        DIFFERS,
        /** Both sides broke an invariant. */
        BROKEN
    }

    /** Tells whether the two sides showed the same on it, but for declared differences. */
    public boolean agree() {
        return outcome == Outcome.AGREES || outcome == Outcome.DECLARED;
    }
}
