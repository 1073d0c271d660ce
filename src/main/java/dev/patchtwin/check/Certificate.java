package dev.patchtwin.check;

import java.util.List;
import java.util.SortedMap;

/**
 * What a complete exploration found, to be found again elsewhere: the bounds, the inputs, the counts, and a fingerprint of
 * the set of states. It proves nothing by itself; whoever explores again and finds the same knows that it was not made up,
 * and that neither the machine nor the number of threads matters.
 *
 * @param bundle the id of the bundle
 * @param world the name of the world
 * @param strict whether the declared differences were switched off
 * @param symmetry whether symmetric states were taken for the same
 * @param inputs the SHA-256 of each input, by its name
 * @param slices what was found in each slice, in the order of the bundle
 */
public record Certificate(
        String bundle,
        String world,
        boolean strict,
        boolean symmetry,
        SortedMap<String, String> inputs,
        List<Slice> slices) {
    /** The form of certificates that this program writes and reads. */
    public static final int FORM = 1;

    /**
     * What was found in one slice.
     *
     * @param name its name
     * @param vocabulary a digest of what can be done, asked and shown in it
     * @param parameters the value of every parameter
     * @param faults the most answers of a run that are not nominal; {@link Scope#ANY} for no limit
     * @param states how many pairs of states
     * @param transitions how many transitions
     * @param endedRuns how many of these ended the run
     * @param statesByDepth how many states are first reached after 0, 1, 2, ... operations
     * @param fingerprint of the set of states
     */
    public record Slice(
            String name,
            String vocabulary,
            SortedMap<String, Integer> parameters,
            int faults,
            long states,
            long transitions,
            long endedRuns,
            List<Long> statesByDepth,
            String fingerprint) {
        /** Copies the list. */
        public Slice {
            statesByDepth = List.copyOf(statesByDepth);
        }
    }

    /** Copies the list. */
    public Certificate {
        slices = List.copyOf(slices);
    }
}
