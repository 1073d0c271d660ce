package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.GoldenTraces;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Repro;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.adequacy.MutantResult.Kind;
import dev.patchtwin.check.adequacy.MutantResult.Outcome;
import dev.patchtwin.check.adequacy.MutantResult.Trial;
import dev.patchtwin.engine.twin.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Measures the mutation score of a twin. */
public final class Adequacy {
    private final Bundle bundle;
    private final AdequacyOptions options;
    private final Watch watch;
    private final AtomicInteger tried = new AtomicInteger();

    private Adequacy(Bundle bundle, AdequacyOptions options, Watch watch) {
        this.bundle = bundle;
        this.options = options;
        this.watch = watch;
    }

    /**
     * Tries every mutant of a bundle.
     *
     * @param watch is told how far it is, and may stop it; then what is known by then is returned
     * @throws InputException when the mutants cannot be listed, none is called as asked for, the bundle explains one that
     *     does not survive, a golden trace is not passed by the models as they are, or no worker can be started
     */
    public static AdequacyResult run(Bundle bundle, AdequacyOptions options, Watch watch) throws InputException {
        return new Adequacy(bundle, options, watch).run();
    }

    private AdequacyResult run() throws InputException {
        long start = System.nanoTime();
        List<Candidate> candidates = new ArrayList<>(Candidates.of(bundle));
        requireExplainedExist(candidates);
        if (options.only().isPresent()) {
            Pattern wanted = glob(options.only().get());
            candidates.removeIf(c -> !wanted.matcher(c.id()).matches());
            if (candidates.isEmpty()) {
                throw new InputException("no mutant of " + bundle.id() + " is called '"
                        + options.only().get() + "'; * stands for anything, and without --only all are listed");
            }
        }
        requireGoldensPass();
        List<MutantResult> results = holdAgainstCoverage(tryAll(candidates));
        String only = options.only().map(o -> " --only '" + o + "'").orElse("");
        return new AdequacyResult(
                bundle.id(),
                results,
                candidates.size(),
                bundle.adequacy().least(),
                AdequacyScore.inputs(bundle),
                (System.nanoTime() - start) / 1e9,
                Repro.PROGRAM + " adequacy " + bundle.id() + only);
    }

    /** A golden trace that the models as they are do not pass would count as killing every mutant. */
    private void requireGoldensPass() throws InputException {
        Optional<Signature> shown = GoldenTraces.firstDifference(bundle, options.root());
        if (shown.isPresent()) {
            throw new InputException(bundle.file() + ":1: error: a golden trace of this bundle shows a difference on "
                    + shown.get().channel() + " that its contract does not allow, without any mutant; see: " + Repro.PROGRAM
                    + " check " + bundle.id());
        }
    }

    private static Pattern glob(String wanted) {
        StringBuilder pattern = new StringBuilder();
        for (String part : wanted.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }

    private void requireExplainedExist(List<Candidate> candidates) throws InputException {
        for (String id : bundle.adequacy().explained().keySet()) {
            if (candidates.stream().noneMatch(c -> c.id().equals(id))) {
                throw InputException.at(
                        bundle.file(), 1, "there is no mutant '" + id + "' any more; drop its explanation");
            }
        }
    }

    private List<MutantResult> tryAll(List<Candidate> candidates) throws InputException {
        ConcurrentLinkedQueue<Integer> left = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < candidates.size(); i++) {
            left.add(i);
        }
        MutantResult[] results = new MutantResult[candidates.size()];
        ExecutorService threads = Executors.newFixedThreadPool(options.jobs());
        try {
            List<Future<?>> jobs = new ArrayList<>();
            for (int i = 0; i < options.jobs(); i++) {
                jobs.add(threads.submit(() -> {
                    work(candidates, left, results);
                    return null;
                }));
            }
            for (Future<?> job : jobs) {
                await(job);
            }
        } finally {
            threads.shutdownNow();
        }
        List<MutantResult> known = new ArrayList<>();
        for (MutantResult result : results) {
            if (result != null) {
                known.add(result);
            }
        }
        return known;
    }

    private void work(List<Candidate> candidates, ConcurrentLinkedQueue<Integer> left, MutantResult[] results)
            throws IOException {
        List<String> command = new ArrayList<>(options.worker());
        command.add(bundle.id());
        try (WorkerProcess worker = new WorkerProcess(command, watch::cancelled)) {
            for (Integer next = left.poll(); next != null && !watch.cancelled(); next = left.poll()) {
                Candidate candidate = candidates.get(next);
                watch.step("mutant " + tried.incrementAndGet() + " of " + candidates.size() + ": " + candidate.id());
                Optional<Trial> trial = worker.run(candidate.id());
                if (trial.isPresent()) {
                    results[next] = candidate.result(trial.get(), bundle);
                }
            }
        }
    }

    private static void await(Future<?> job) throws InputException {
        try {
            job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mutants are tried", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException reason) {
                throw new InputException("no process can be started to try mutants in: " + reason.getMessage());
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** That exploring shows no difference says nothing about a change that it never came to. */
    private List<MutantResult> holdAgainstCoverage(List<MutantResult> results) throws InputException {
        boolean needed = results.stream()
                .anyMatch(r -> r.kind() == Kind.BYTECODE && r.trial().outcome() == Outcome.EQUIVALENT);
        if (!needed || watch.cancelled()) {
            return results;
        }
        watch.step("looking which lines the exploration executes");
        Reached reached = Reached.by(bundle);
        List<MutantResult> held = new ArrayList<>();
        List<Candidate> candidates = Candidates.of(bundle);
        for (MutantResult result : results) {
            boolean vacuous = result.trial().outcome() == Outcome.EQUIVALENT
                    && candidates.stream()
                            .filter(c -> c.id().equals(result.id()))
                            .flatMap(c -> c.bytecode().stream().map(b -> !reached.contains(c.model(), b)))
                            .anyMatch(missed -> missed);
            held.add(vacuous ? result.survived("the exploration does not come to this line") : result);
        }
        return held;
    }
}
