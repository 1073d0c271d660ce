package dev.patchtwin.check.conform;

/**
 * What came of comparing a couple in every state of a small world.
 *
 * @param couple who was compared
 * @param world the name of the world
 * @param states how many pairs of states were found
 * @param transitions how often an operation was carried out on both sides, once for each list of answers
 * @param faults the most answers of a run that are not nominal; -1 for no limit
 * @param complete whether this was everything; false when it was interrupted, ran out of memory, or showed a difference
 * @param disagreements on how many channels the two were seen to differ
 * @param seconds how long it took
 */
public record ExploredResult(
        Couple couple,
        String world,
        long states,
        long transitions,
        int faults,
        boolean complete,
        int disagreements,
        double seconds) {}
