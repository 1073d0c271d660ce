package dev.patchtwin.model;

/**
 * One of the separate ways in which a model can be observed. Channels are compared one by one.
 *
 * @param id place in {@link Vocabulary#channels()}, from 0; at most 63
 * @param name one word, as contracts and reports show it: {@code pages}
 * @param kind what its words are
 * @param order which orders of its events count as the same
 * @param meaning what it shows, in a phrase
 */
public record Channel(int id, String name, Kind kind, Order order, String meaning) {
    /** What the words of a channel are. */
    public enum Kind {
        /** Only what the model emits during an operation. */
        EVENTS,
        /** Emitted events, followed by the state that {@link Model#observe} writes whenever the channel was touched. */
        STATE,
        /** Each word is a broken invariant: nothing may ever appear here, on any side. */
        INVARIANTS
    }

    /** Which orders of words count as the same observation. */
    public enum Order {
        /** Word by word: the sequence is the observation. */
        TOTAL,
        /** Only the order among words of the same subject counts; the subject is {@link Observation#subject(long)}. */
        PER_SUBJECT
    }

    @Override
    public String toString() {
        return name;
    }
}
