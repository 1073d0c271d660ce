package dev.patchtwin.check.toy;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.Observation;
import java.util.Map;

/** The code before the toy patch: a failed reclaim warns. */
public class ToyBefore extends ToyModel {
    /** Makes a model in its initial state. */
    public ToyBefore(Map<String, Integer> world) {
        super(world);
    }

    @Override
    @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
    void reclaimFailed(int page, int answer, Observation out) {
        out.emit(WARNINGS, Observation.word(page, 0));
    }
}
