package dev.patchtwin.check;

import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.Generation;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Measures how many operations fuzzing needs to tell the mutants apart that ship with a bundle, in the world it fuzzes. */
final class MutantHunt {
    private static final int SEEDS = 5;
    private static final long FIRST_BUDGET = 2_000;
    private static final int GROWTH = 8;

    private final Bundle bundle;
    private final Watch watch;
    private final Contract contract;
    private final List<Mutant> mutants;

    MutantHunt(Bundle bundle, Watch watch) {
        this.bundle = bundle;
        this.watch = watch;
        contract = new Contract(bundle.declared());
        mutants = MutantSources.of(bundle).stream().filter(m -> !m.isControl()).toList();
    }

    /** Measures; empty when the bundle has no mutants, or the measurement was stopped. */
    Optional<BenchResult.Hunt> run() {
        List<Long> guided = run(Generation.GUIDED);
        List<Long> uniform = run(Generation.UNIFORM);
        if (mutants.isEmpty() || watch.cancelled()) {
            return Optional.empty();
        }
        long budget = bundle.fuzz().operations();
        return Optional.of(new BenchResult.Hunt(
                mutants.size(),
                SEEDS,
                median(guided),
                median(uniform),
                guided.stream().filter(n -> n == budget).count(),
                uniform.stream().filter(n -> n == budget).count()));
    }

    private static long median(List<Long> counts) {
        return counts.stream().sorted().toList().get(counts.size() / 2);
    }

    /** Returns how many operations it took for each mutant and seed; the whole budget where that was not enough. */
    private List<Long> run(Generation generation) {
        List<Long> counts = new ArrayList<>();
        for (Mutant mutant : mutants) {
            watch.step("hunting " + mutant.id());
            for (long seed = 1; seed <= SEEDS && !watch.cancelled(); seed++) {
                counts.add(hunt(mutant, seed, generation));
            }
        }
        return counts;
    }

    private long hunt(Mutant mutant, long seed, Generation generation) {
        long budget = Math.min(FIRST_BUDGET, bundle.fuzz().operations());
        while (true) {
            FuzzOptions options = new FuzzOptions(seed, budget, bundle.fuzz().length(), 1, Set.of())
                    .withGeneration(generation);
            OptionalLong first = Fuzz.run(options, () -> twin(mutant), new FuzzControl()).findings().stream()
                    .mapToLong(Finding::operations)
                    .min();
            if (first.isPresent()) {
                return first.getAsLong();
            }
            if (budget == bundle.fuzz().operations()) {
                return budget;
            }
            budget = Math.min(GROWTH * budget, bundle.fuzz().operations());
        }
    }

    private Twin twin(Mutant mutant) {
        boolean isBefore = mutant.factory().name().equals(bundle.before().name());
        return new Twin(
                (isBefore ? mutant.factory() : bundle.before()).create(bundle.fuzzWorld()),
                (isBefore ? bundle.after() : mutant.factory()).create(bundle.fuzzWorld()),
                contract);
    }
}
