package dev.patchtwin.check.toy;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import dev.patchtwin.model.Observation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Registered: one mutant of the toy for each way of being found out, and a control. */
public final class ToyMutants implements MutantSource {
    /** Registered. */
    public ToyMutants() {}

    @Override
    public List<Mutant> mutants() {
        return List.of(
                new Mutant("after-1-frees", "what must be leaked is freed", Set.of("pages"), after(Frees::new)),
                new Mutant("after-2-hangs", "a failed reclaim takes for ever", Set.of("pages"), after(Hangs::new)),
                new Mutant("after-3-throws", "a failed reclaim throws", Set.of("pages"), after(Throws::new)),
                new Mutant("after-4-exits", "a failed reclaim ends the process", Set.of("pages"), after(Exits::new)),
                new Mutant("after-5-warns", "the splat stays", Set.of("warnings"), after(ToyBefore::new)),
                new Mutant("after-control-same", "only another name", Set.of(), after(ToyAfter::new)));
    }

    private static ModelFactory after(Function<Map<String, Integer>, Model> maker) {
        return new ToyFactory("toy-after", ToyAfter.class, maker);
    }

    private static final class Frees extends ToyAfter {
        Frees(Map<String, Integer> world) {
            super(world);
        }

        @Override
        int afterReclaim(int answer) {
            return answer == 1 ? LEAKED : 0;
        }
    }

    private static final class Hangs extends ToyAfter {
        Hangs(Map<String, Integer> world) {
            super(world);
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        @SuppressWarnings({"InfiniteLoopStatement", "EmptyBlock"})
        void reclaimFailed(int page, int answer, Observation out) {
            while (answer > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Throws extends ToyAfter {
        Throws(Map<String, Integer> world) {
            super(world);
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        void reclaimFailed(int page, int answer, Observation out) {
            throw new IllegalStateException("page " + page);
        }
    }

    private static final class Exits extends ToyAfter {
        Exits(Map<String, Integer> world) {
            super(world);
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        void reclaimFailed(int page, int answer, Observation out) {
            Runtime.getRuntime().halt(0);
        }
    }
}
