package dev.patchtwin.model;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

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
     * Returns, by the name of each patched function, a factory of models that call it alone. Their operations are the calls,
     * with every combination of what the function can see; their questions are what it can be answered meanwhile. Each call
     * begins in a situation of its own, so that such a model has one state only between calls, and taking every operation
     * with every answer is all there is.
     *
     * @return their worlds are the same as here; their own functions are none
     */
    SortedMap<String, Conformable> functions();
}
