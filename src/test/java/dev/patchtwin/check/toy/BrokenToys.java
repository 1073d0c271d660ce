package dev.patchtwin.check.toy;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Oracle;
import java.util.Map;

/** Toys that are wrong on purpose; not finding it is the failure. */
public final class BrokenToys {
    private BrokenToys() {}

    /** The code after the patch, but a page that could not be reclaimed with an error is freed all the same. */
    public static final ModelFactory FREES_WHAT_IT_MUST_LEAK = of("toy-after", FreesAfterError.class);

    /** A side that breaks an invariant whenever a reclaim fails, and says nothing. */
    public static final ModelFactory BREAKS_AN_INVARIANT = of("toy-breaks", BreaksAnInvariant.class);

    /** The code before the patch, which claims a function that the patch does not touch. */
    public static final ModelFactory CLAIMS_ANOTHER = of("toy-claims-another", ClaimsAnother.class);

    /** Registered: makes models that throw when a reclaim fails. */
    public static final class Throws extends ToyFactory {
        /** Registered. */
        public Throws() {
            super("toy-throws", ThrowsOnFailure.class, ThrowsOnFailure::new);
        }
    }

    /** Registered: makes models that tell only when a page is unmapped what mapping it gave back. */
    public static final class ReturnsLate extends ToyFactory {
        /** Registered. */
        public ReturnsLate() {
            super("toy-returns-late", TellsLate.class, TellsLate::new);
        }
    }

    private static ModelFactory of(String name, Class<?> type) {
        return new ToyFactory(name, type, world -> {
            if (type == FreesAfterError.class) {
                return new FreesAfterError(world);
            }
            return type == ClaimsAnother.class ? new ClaimsAnother(world) : new BreaksAnInvariant(world);
        });
    }

    private static final class FreesAfterError extends ToyModel {
        FreesAfterError(Map<String, Integer> world) {
            super(world);
        }

        @Override
        int afterReclaim(int answer) {
            return answer == 1 ? LEAKED : 0;
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        void reclaimFailed(int page, int answer, Observation out) {}
    }

    private static final class BreaksAnInvariant extends ToyModel {
        BreaksAnInvariant(Map<String, Integer> world) {
            super(world);
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        void reclaimFailed(int page, int answer, Observation out) {
            out.emit(SAFETY, Observation.word(page, 0));
        }
    }

    private static final class ThrowsOnFailure extends ToyModel {
        ThrowsOnFailure(Map<String, Integer> world) {
            super(world);
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        void reclaimFailed(int page, int answer, Observation out) {
            throw new IllegalStateException("a toy that throws");
        }
    }

    private static final class TellsLate extends ToyModel {
        private final int pages;

        TellsLate(Map<String, Integer> world) {
            super(world);
            pages = world.get("pages");
        }

        @Override
        public void apply(Operation operation, Oracle oracle, Observation out) {
            if (operation.id() < pages) {
                super.apply(
                        operation,
                        oracle,
                        new Observation(vocabulary().channels().size()));
                out.touch(PAGES);
            } else {
                out.emit(RETURNS, Observation.word(operation.id() - pages, 0));
                super.apply(operation, oracle, out);
            }
        }

        @Override
        @KernelFunction(value = "toy_reclaim", file = "mm/toy.c")
        void reclaimFailed(int page, int answer, Observation out) {}
    }

    private static final class ClaimsAnother extends ToyModel {
        ClaimsAnother(Map<String, Integer> world) {
            super(world);
        }

        @Override
        @KernelFunction(value = "toy_map", file = "mm/toy.c")
        void reclaimFailed(int page, int answer, Observation out) {}
    }
}
