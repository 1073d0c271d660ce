package dev.patchtwin.model;

/**
 * An executable, deterministic model of some code and the world around it.
 *
 * <p>What a model promises, and what a law test holds it to:
 * <ol>
 *   <li><b>Deterministic.</b> The same operations with the same answers give the same words. No clock, no randomness, no
 *       iteration over a hash map, no static state.
 *   <li><b>Nothing escapes the state.</b> {@link #save} writes every bit that can influence what follows; after
 *       {@link #load} the model goes on exactly as the saved one would have.
 *   <li><b>Every question is asked</b> of the oracle, named by its subject and not by when it is asked; and a model
 *       copes with every answer the question lists.
 *   <li><b>Everything ends.</b> {@link #apply} returns, whatever the answers are: a model bounds its own retries.
 *   <li><b>Touch what changed.</b> Whenever the state behind a {@link Channel.Kind#STATE} channel may have changed,
 *       {@link Observation#touch} says so.
 *   <li><b>Halted is halted.</b> Once {@link #halted()}, nothing is enabled until {@link #reset} or {@link #load}.
 * </ol>
 *
 * <p>A model is used by one thread at a time. Make several for several threads.
 */
public interface Model {
    /** Returns what the model can be asked to do, can ask, and can show; the same object every time. */
    Vocabulary vocabulary();

    /** Goes back to the initial state, as after construction. */
    void reset();

    /**
     * Adds the operations that are possible now.
     *
     * @param out an empty set of the vocabulary's size
     */
    void enabled(OperationSet out);

    /**
     * Carries out one operation, wholly.
     *
     * @param operation one that is enabled; what happens otherwise is undefined
     * @param oracle answers the questions that come up
     * @param out where to show what happens; empty but for probes
     */
    void apply(Operation operation, Oracle oracle, Observation out);

    /**
     * Emits the present state behind a {@link Channel.Kind#STATE} channel, or the invariants of a
     * {@link Channel.Kind#INVARIANTS} channel that the present state breaks, without changing anything. Called after
     * {@link #apply} for channels that were touched, and at any time for any such channel.
     */
    void observe(Channel channel, Observation out);

    /** Tells whether the system is at rest: nothing is pending, so that what is lost now is lost for ever. */
    boolean quiescent();

    /** Tells whether the system has stopped for good (a panic): nothing is enabled any more. */
    boolean halted();

    /**
     * Returns a number that is the same for states of the same kind, in the eyes of somebody who looks for kinds of states
     * that nobody has seen yet. There should be some hundreds of kinds rather than some millions: "a VM that is bugged, with
     * three tables and a leaked page" rather than every table and every page. By default all states are of one kind; then
     * fuzzing is guided by what operations show and by what they are answered.
     */
    default long kind() {
        return 0;
    }

    /** Writes every bit that can influence the future. */
    void save(StateWriter out);

    /** Takes over a state that {@link #save} wrote, of a model with the same factory and parameters. */
    void load(StateReader in);

    /** Tells a reader what a word of the channel means, in one short line. Need not be fast. */
    String describe(Channel channel, long word);
}
