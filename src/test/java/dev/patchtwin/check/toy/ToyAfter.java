package dev.patchtwin.check.toy;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.Observation;
import java.util.Map;

/** The code after the toy patch: a failed reclaim says nothing. */
public class ToyAfter extends ToyModel {
    /** Makes a model in its initial state. */
    public ToyAfter(Map<String, Integer> world) {
        super(world);
    }

    @Override
    @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
    void reclaimFailed(int page, int answer, Observation out) {}
}
