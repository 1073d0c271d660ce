package dev.patchtwin.check.campaign;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.Watch;
import dev.patchtwin.engine.fuzz.Finding;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import dev.patchtwin.trace.TraceWriter;
import dev.patchtwin.trace.VocabularyDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a shard of a campaign. */
public final class Campaign {
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    private final Bundle bundle;
    private final CampaignPlan plan;
    private final Watch watch;
    private final Map<String, Integer> world;
    private final Contract contract;
    private final Vocabulary vocabulary;
    private final AtomicLong next = new AtomicLong();
    private final FuzzControlGroup controls = new FuzzControlGroup();
    private final Set<String> channels = new TreeSet<>();
    private final long started = System.nanoTime();

    private Campaign(Bundle bundle, CampaignPlan plan, Watch watch) throws InputException {
        this.bundle = bundle;
        this.plan = plan;
        this.watch = watch;
        world = bundle.world(plan.world());
        contract = plan.strict() ? Contract.strict() : new Contract(bundle.declared());
        vocabulary = bundle.before().create(world).vocabulary();
    }

    /**
     * Runs what is not yet in the file, and adds it there.
     *
     * @param jobs how many runs go on at once, at least 1; what comes out does not depend on it
     * @param file where results go; those of the same plan that are there are gone on with
     * @param watch is told how far it is, and may stop it; runs that are going on are lost then
     * @throws InputException when the world is unknown, or the file cannot be used
     */
    public static void run(Bundle bundle, CampaignPlan plan, int jobs, Path file, CampaignLines lines, Watch watch)
            throws InputException {
        Campaign campaign = new Campaign(bundle, plan, watch);
        try (ResultsFile results = ResultsFile.open(file, plan, lines)) {
            if (!results.isDone()) {
                campaign.run(jobs, results);
            }
        } catch (IOException e) {
            throw new InputException(file + ": error: results cannot be written (" + IoReason.of(e) + ")");
        }
    }

    private void run(int jobs, ResultsFile results) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = looks.scheduleWithFixedDelay(
                    () -> {
                        if (watch.cancelled()) {
                            controls.cancel();
                        }
                    },
                    0,
                    MILLIS_BETWEEN_LOOKS,
                    TimeUnit.MILLISECONDS);
            show(results);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                all.add(threads.submit(() -> {
                    work(results);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                await(one);
            }
        } finally {
            looks.shutdownNow();
            threads.shutdownNow();
        }
        if (!controls.isCancelled()) {
            results.end();
        }
    }

    private void work(ResultsFile results) throws IOException {
        for (long run = take(); plan.has(run) && !controls.isCancelled(); run = take()) {
            if (results.has(run)) {
                continue;
            }
            if (isOver()) {
                return;
            }
            Optional<CampaignRun> done = run(run);
            if (done.isPresent()) {
                results.add(done.get());
                done.get().found().forEach(f -> note(f.signature().channel()));
                show(results);
            }
        }
    }

    private long take() {
        return plan.shard().run(next.getAndIncrement());
    }

    private boolean isOver() {
        return plan.time().isPresent()
                && System.nanoTime() - started >= plan.time().get().toNanos();
    }

    private void note(String channel) {
        synchronized (channels) {
            channels.add(channel);
        }
    }

    private void show(ResultsFile results) {
        String of = plan.runs().isPresent() ? " of " + plan.runs().getAsLong() : "";
        String found;
        synchronized (channels) {
            found = channels.isEmpty() ? "nothing found" : "found on " + String.join(", ", channels);
        }
        watch.step("shard " + plan.shard() + ": " + results.runs().size() + " runs done" + of + " in all shards; "
                + found);
    }

    /** Makes a run; empty when it was stopped. */
    private Optional<CampaignRun> run(long number) {
        FuzzControl control = controls.add();
        try {
            FuzzOptions options = new FuzzOptions(
                    plan.seed() + number, plan.operations(), bundle.fuzz().length(), 1, Set.of());
            FuzzResult result = Fuzz.run(
                    options,
                    () -> new Twin(bundle.before().create(world), bundle.after().create(world), contract),
                    control);
            return result.interrupted() ? Optional.empty() : Optional.of(record(number, result));
        } finally {
            controls.remove(control);
        }
    }

    private CampaignRun record(long number, FuzzResult result) {
        List<CampaignRun.Found> found = new ArrayList<>();
        String digest = VocabularyDigest.of(bundle.id(), bundle.models(), vocabulary);
        for (Finding finding : result.findings()) {
            Trace trace = new Trace(bundle.id(), world, finding.steps());
            found.add(new CampaignRun.Found(
                    finding.signature(),
                    finding.sequence(),
                    TraceWriter.print(trace, Optional.of(digest), vocabulary)));
        }
        return new CampaignRun(
                number,
                result.seed(),
                result.operations(),
                result.sequences(),
                result.covered(),
                result.compared(),
                result.declaredUses(),
                found,
                result.nanos() / 1e9);
    }

    private static void await(Future<?> job) throws IOException {
        try {
            job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a campaign", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e.getCause());
        }
    }
}
