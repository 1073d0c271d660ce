package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.GoldenTraces;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.adequacy.MutantResult.By;
import dev.patchtwin.check.adequacy.MutantResult.Outcome;
import dev.patchtwin.check.adequacy.MutantResult.Trial;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts a bundle with a mutant in it through the check, what is cheap first: golden traces, a tenth of the bundle's budget of
 * fuzzing, exploring its world, and where that has not decided it the whole budget.
 */
final class Examination {
    private static final long FIRST_BUDGET = 2_000;
    private static final int GROWTH = 10;
    private static final long SEED = 1;

    private final Bundle bundle;
    private final Path root;
    private final Contract contract;
    private volatile FuzzControl fuzzing = new FuzzControl();
    private volatile ExploreControl exploring = new ExploreControl();
    private final AtomicLong earlier = new AtomicLong();

    Examination(Bundle bundle, Path root) {
        this.bundle = bundle;
        this.root = root;
        contract = new Contract(bundle.declared());
    }

    /** Returns a number that grows as long as anything happens; may be called by another thread. */
    long progress() {
        return earlier.get() + fuzzing.operations() + exploring.progress().transitions();
    }

    /** Runs. A model that fails is one that was told apart. */
    Trial run() {
        try {
            Trial golden = replay();
            if (golden.outcome() == Outcome.KILLED) {
                return golden;
            }
            Trial fuzzed = fuzz(bundle.fuzz().operations() / GROWTH);
            if (fuzzed.outcome() == Outcome.KILLED && fuzzed.by() != By.CONTRACT) {
                return fuzzed;
            }
            Trial explored = explore();
            if (explored.outcome() == Outcome.KILLED
                    || (explored.outcome() == Outcome.EQUIVALENT && fuzzed.by() != By.CONTRACT)) {
                return explored;
            }
            // Only a whole run tells whether a declared difference is not needed, and it may yet find what was not explored.
            Trial whole = fuzz(bundle.fuzz().operations());
            return whole.outcome() == Outcome.KILLED ? whole : explored;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return killed(By.CRASH, what.isEmpty() ? e.getClass().getSimpleName() : what, 0);
        }
    }

    private static Trial killed(By by, String signal, long operations) {
        return new Trial(Outcome.KILLED, by, signal, operations);
    }

    private static String text(Signature signature) {
        return signature.kind() == Signature.Kind.VALUE
                ? signature.channel()
                : signature.channel() + " (" + signature.kind().name().toLowerCase(Locale.ROOT) + ")";
    }

    private Trial replay() {
        try {
            Optional<Signature> shown = GoldenTraces.firstDifference(bundle, root);
            return shown.map(s -> killed(By.GOLDEN, text(s), 0)).orElse(unknown());
        } catch (InputException e) {
            return killed(By.GOLDEN, "a trace cannot be replayed any more", 0);
        }
    }

    private static Trial unknown() {
        return new Trial(Outcome.SURVIVED, By.NOTHING, "", 0);
    }

    private Twin twin(Map<String, Integer> world) {
        return new Twin(bundle.before().create(world), bundle.after().create(world), contract);
    }

    private Trial fuzz(long whole) {
        long budget = Math.min(FIRST_BUDGET, whole);
        while (true) {
            fuzzing = new FuzzControl();
            FuzzOptions options = new FuzzOptions(SEED, budget, bundle.fuzz().length(), 1, Set.of());
            FuzzResult result = Fuzz.run(options, () -> twin(bundle.fuzzWorld()), fuzzing);
            earlier.addAndGet(fuzzing.operations());
            fuzzing = new FuzzControl();
            Optional<Finding> first = result.findings().stream().min(Comparator.comparingLong(Finding::operations));
            if (first.isPresent()) {
                return killed(By.FUZZ, text(first.get().signature()), first.get().operations());
            }
            if (budget == whole) {
                return stale(result);
            }
            budget = Math.min(GROWTH * budget, whole);
        }
    }

    /** A declared difference that a whole run never needs makes the check fail as well. */
    private Trial stale(FuzzResult result) {
        List<Long> uses = result.declaredUses();
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) == 0) {
                return killed(By.CONTRACT, bundle.declared().get(i).id() + " is not needed", result.operations());
            }
        }
        return unknown();
    }

    private Trial explore() {
        String world = bundle.explored().orElse("");
        if (world.isEmpty()) {
            return new Trial(Outcome.SURVIVED, By.NOTHING, "the bundle explores no world", 0);
        }
        long before = 0;
        for (Scope scope : bundle.scopes().getOrDefault(world, List.of())) {
            exploring = new ExploreControl();
            ExploreOptions options = ExploreOptions.unbounded().withFaults(scope.faults());
            ExploreResult result = Explore.run(options, () -> twin(scope.world()), exploring);
            earlier.addAndGet(result.transitions());
            exploring = new ExploreControl();
            if (!result.findings().isEmpty()) {
                Signature signature = result.findings().get(0).signature();
                return killed(By.EXPLORE, text(signature), before + result.transitions());
            }
            if (result.stop() != Stop.COMPLETE) {
                return new Trial(Outcome.SURVIVED, By.NOTHING, scope.name() + " could not be explored completely", 0);
            }
            before += result.transitions();
        }
        return new Trial(Outcome.EQUIVALENT, By.EXPLORE, "", before);
    }
}
