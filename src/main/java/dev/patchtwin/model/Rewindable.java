package dev.patchtwin.model;

/**
 * A {@link Model} that goes back to a state, and tells whether another model is in the same one, without packing bits. A
 * complete exploration does both for every transition. What it promises beyond {@link Model}, and a law test holds it to:
 * what is enabled, what {@link Model#observe} shows and what {@link Model#save} writes depends on the state alone, and is
 * the same for every model of the class.
 */
public interface Rewindable extends Model {
    /** Remembers the present state, instead of any remembered before. */
    void mark();

    /** Goes back to the state that {@link #mark} remembered last; it stays remembered. */
    void rewind();

    /** Takes over the present state of another model, as by loading what it saves. What is marked stays as it is. */
    void copy(Rewindable other);

    /**
     * Tells whether the other model surely is in the same state: it would save the same bits. A model may answer false
     * where that is hard to tell.
     */
    boolean isLike(Rewindable other);
}
