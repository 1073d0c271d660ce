package dev.patchtwin.engine.fuzz;

import java.util.List;

/**
 * What a chunk of sequences did and found; nothing in it depends on which thread ran it.
 *
 * @param kept the sequences that met something new
 * @param tried how often each strategy was used
 * @param paid how often that brought something new
 * @param pilot what was seen of the operations, in the first sequences of a run
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Chunk(
        long operations,
        long sequences,
        long questions,
        long faults,
        long covered,
        long shown,
        long[] uses,
        long[] compared,
        List<Finding> findings,
        List<Kept> kept,
        int[] tried,
        int[] paid,
        Pilot pilot) {
    /**
     * A sequence that met something new.
     *
     * @param recording the sequence
     * @param met what was new
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Kept(Recording recording, int[] met) {}
}
