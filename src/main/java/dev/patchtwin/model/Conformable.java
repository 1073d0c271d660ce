package dev.patchtwin.model;

import java.util.Map;
import java.util.Set;

/**
 * A factory whose models can have their patched functions carried out by the patch's own code, so that the two can be
 * compared: the model as it was written, and the same model with the real thing in its middle.
 */
public interface Conformable extends ModelFactory {
    /**
     * Makes a model in its initial state, like {@link #create(Map)}, whose patched functions are those of the foreign code.
     *
     * @throws IllegalArgumentException as {@link #create(Map)} does
     */
    Model create(Map<String, Integer> world, Foreign patched);

    /** Returns the names of the events that the foreign code may report to these models. */
    Set<String> events();

    /**
     * Returns a factory of models that call the patched functions one by one. Their operations are the calls: each patched
     * function with every combination of what it can see; their questions are what it can be answered meanwhile. Each call
     * begins in a state of its own, so that a model of it has only one state between calls, and taking every operation with
     * every answer is all there is. The name of the function is the first argument of the operation,
     * {@code call function=handle_removed_pt}.
     *
     * @return its worlds are the same
     */
    Conformable functions();
}
