package dev.patchtwin.engine.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** What models are doing just now, for whoever has to tell which one does not come back. */
public final class Running {
    private static final Set<Seen> ALL = Collections.newSetFromMap(new WeakHashMap<>());

    private Running() {}

    /**
     * A call of a model that has not come back.
     *
     * @param model which one; the same object for the same model
     * @param call a number that no other call of the same model has
     * @param words the model and the call, as part of a sentence
     */
    public record Call(Object model, long call, String words) {}

    static void add(Seen seen) {
        synchronized (ALL) {
            ALL.add(seen);
        }
    }

    /** Returns the calls that are going on, in no order; what is seen is a moment that has passed. */
    public static List<Call> now() {
        List<Call> calls = new ArrayList<>();
        synchronized (ALL) {
            for (Seen seen : ALL) {
                seen.running().ifPresent(calls::add);
            }
        }
        return calls;
    }
}
