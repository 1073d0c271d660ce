package dev.patchtwin.model;

import java.util.List;
import java.util.Map;

/** Makes models of one kind. Registered with {@link java.util.ServiceLoader}; a bundle names it. */
public interface ModelFactory {
    /** Returns the name by which bundles ask for it, one word, unique: {@code kvm-before-reclaim-external-sp}. */
    String name();

    /** Returns the dimensions of its world. */
    List<Parameter> parameters();

    /**
     * Makes a model in its initial state.
     *
     * @param world a value for every parameter, each within its range
     * @throws IllegalArgumentException when values that are right one by one do not go together; the message says which
     *     and what would do
     */
    Model create(Map<String, Integer> world);

    /** Returns the classes whose {@link KernelFunction} annotations say which functions of the patch they stand for. */
    List<Class<?>> patched();
}
