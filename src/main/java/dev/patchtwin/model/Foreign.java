package dev.patchtwin.model;

/**
 * The patched functions of a model as they really are: the patch's own code, in its own language, run by whoever can.
 *
 * <p>A model that is made with one ({@link Conformable#create(java.util.Map, Foreign)}) carries its patched functions out by
 * calling them here. All else is the model's own: whatever the foreign code asks of the world around it, or does to it, comes
 * back to the model as an event, in order, before the call returns.
 *
 * <p>Used by one thread at a time. A call may be made from inside an event of another one.
 */
public interface Foreign {
    /**
     * Calls a function.
     *
     * @param function its name in the code
     * @param arguments what it is called on, as the model and the foreign code have agreed
     * @param world answers what it asks, and carries out what it does
     * @return what it gave back
     * @throws IllegalArgumentException when there is no such function, or the code cannot be called at all
     */
    long call(String function, long[] arguments, World world);

    /** What is around the foreign code. */
    interface World {
        /**
         * The foreign code asks, or tells.
         *
         * @param event what
         * @param arguments its numbers; the array is not changed afterwards, and must not be changed
         * @return the answer, if it asks; not looked at otherwise
         */
        long on(Event event, long[] arguments);

        /** The foreign code has died in the middle of a call, which does not go on: it crashed, hung, or was stopped. */
        void died();
    }

    /**
     * A place in the foreign code that asks or tells something.
     *
     * @param name what it is about: {@code tdx_reclaim_page}
     * @param function the function that it stands in
     * @param file the file of that, from the root of the tree
     * @param line the line in it, from 1
     * @param asks whether it waits for an answer
     */
    record Event(String name, String function, String file, int line, boolean asks) {}
}
