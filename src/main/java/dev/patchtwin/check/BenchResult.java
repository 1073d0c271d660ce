package dev.patchtwin.check;

import java.util.List;
import java.util.Optional;

/**
 * How fast a bundle is fuzzed and explored.
 *
 * @param bundle its id
 * @param fuzz on one thread, in operations per second
 * @param explored complete explorations, in transitions per second: that of the bundle's own world first
 * @param peer the same world in another engine, or why it was not measured
 * @param machine processors and operating system
 * @param jvm name and version
 */
public record BenchResult(
        String bundle, Fuzzed fuzz, List<Explored> explored, Optional<Peer> peer, String machine, String jvm) {
    /** Copies the list. */
    public BenchResult {
        explored = List.copyOf(explored);
    }

    /**
     * Fuzzing.
     *
     * @param world the bundle's name for the world
     * @param operations how many lock-step operations each run made
     * @param rates operations per second, guidance on
     * @param hunt how soon mutants are told apart, if any ship with the bundle
     */
    public record Fuzzed(String world, long operations, Rates rates, Optional<Hunt> hunt) {}

    /**
     * How soon fuzzing tells the mutants apart that ship with the bundle.
     *
     * @param mutants how many there are
     * @param seeds how many runs each of them was hunted in
     * @param guided the median number of operations until a guided run has told a mutant apart
     * @param uniform the same for a run in which every possible operation is as likely as any other
     * @param guidedMissed in how many guided runs the budget of the bundle was not enough
     * @param uniformMissed in how many uniform runs
     */
    public record Hunt(int mutants, int seeds, long guided, long uniform, long guidedMissed, long uniformMissed) {}

    /**
     * Exploring a world completely. A transition is one operation with one list of answers, carried out on both sides and
     * compared.
     *
     * @param world the bundle's name for it
     * @param states how many pairs of states it has
     * @param transitions how many transitions
     * @param bytesPerState how much memory a state takes, with all that finds and orders it
     * @param oneThread transitions per second on one thread
     * @param twoThreads transitions per second on two threads
     */
    public record Explored(
            String world, long states, long transitions, double bytesPerState, Rates oneThread, Rates twoThreads) {}

    /**
     * Another engine on a model that was written for it by hand.
     *
     * @param name of the engine, with its version
     * @param model what it explores
     * @param states how many states it found
     * @param transitions how many transitions; each runs one model, not two
     * @param rates transitions per second; none when it could not be measured
     * @param note why it could not be measured; empty when it was
     */
    public record Peer(
            String name, String model, long states, long transitions, Optional<Rates> rates, String note) {}
}
