package dev.patchtwin.model;

/**
 * A {@link Model} some of whose parts are interchangeable: swapping them in a state gives a state from which everything
 * goes on in the same way, but for the names of the parts. A complete exploration may then look at one state in the place
 * of all that differ by a swap.
 */
public interface Symmetric extends Model {
    /** Returns how many ways of swapping there are, at least 1; way 0 changes nothing. They form a group. */
    int symmetries();

    /** Writes what {@link #save} would write after the parts were swapped; way 0 writes what {@link #save} writes. */
    void saveSwapped(StateWriter out, int way);
}
