package dev.patchtwin.check;

import dev.patchtwin.engine.twin.Running;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sees which call of a model does not come back. It counts how often somebody has looked, and not the time: a process that
 * was stopped for an hour, or a clock that jumped, makes nothing late.
 */
public final class Patience {
    private final Map<Running.Call, Integer> looks = new HashMap<>();

    /** Begins with nothing that is late. */
    public Patience() {}

    /**
     * Looks once more at what models are doing.
     *
     * @param most how many looks a call may last, at least 1
     * @return a call that has lasted longer, in words; empty when there is none
     */
    public Optional<String> look(int most) {
        Map<Running.Call, Integer> last = Map.copyOf(looks);
        looks.clear();
        Optional<String> late = Optional.empty();
        for (Running.Call call : Running.now()) {
            int count = last.getOrDefault(call, 0) + 1;
            looks.put(call, count);
            late = count > most ? Optional.of(call.words()) : late;
        }
        return late;
    }
}
