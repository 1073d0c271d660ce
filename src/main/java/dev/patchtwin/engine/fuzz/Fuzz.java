package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Fuzzes a twin until its budget of operations is used.
 *
 * <p>Work is cut into chunks of sequences; sequence number i depends on the seed and i alone. Threads take chunks in turn,
 * and the chunks are put together in their order until the budget is used; what was run beyond that is thrown away. So the
 * result is the same on any number of threads.
 */
public final class Fuzz {
    private static final int MOST_SEQUENCES_PER_CHUNK = 256;
    private static final int CHUNKS_IN_A_SHORT_RUN = 8;

    private final FuzzOptions options;
    private final Supplier<Twin> twins;
    private final FuzzControl control;
    private final int chunkSize;
    private final Map<Signature, Finding> findings = new LinkedHashMap<>();
    private long operations;
    private long sequences;
    private long questions;
    private long faults;
    private long covered;
    private long[] uses = new long[0];
    private long[] compared = new long[0];

    private Fuzz(FuzzOptions options, Supplier<Twin> twins, FuzzControl control) {
        this.options = options;
        this.twins = twins;
        this.control = control;
        chunkSize = (int) Math.max(
                1,
                Math.min(
                        MOST_SEQUENCES_PER_CHUNK,
                        options.operations() / CHUNKS_IN_A_SHORT_RUN / options.sequenceLength()));
    }

    /**
     * Runs.
     *
     * @param twins makes a twin for each thread
     * @param control to watch and to stop the run
     * @throws IllegalStateException when a model fails, with the sequence and the operation in which it did
     */
    public static FuzzResult run(FuzzOptions options, Supplier<Twin> twins, FuzzControl control) {
        return new Fuzz(options, twins, control).run();
    }

    private FuzzResult run() {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), Fuzz::daemon);
        try {
            List<ChunkWorker> workers = new ArrayList<>();
            int[] priorities = Pilot.priorities(twins.get(), options);
            for (int i = 0; i < options.threads(); i++) {
                workers.add(new ChunkWorker(twins.get(), priorities, options, control));
            }
            runRounds(threads, workers);
        } finally {
            threads.shutdownNow();
        }
        return new FuzzResult(
                options.seed(),
                operations,
                sequences,
                questions,
                faults,
                System.nanoTime() - start,
                List.copyOf(findings.values()),
                LongStream.of(uses).boxed().toList(),
                LongStream.of(compared).boxed().toList(),
                covered,
                control.isCancelled() && wantsMoreOperations());
    }

    /** Gives each worker a chunk, puts the results together in order, and so on. */
    private void runRounds(ExecutorService threads, List<ChunkWorker> workers) {
        long chunk = 0;
        while (wantsMore()) {
            List<Future<Chunk>> round = new ArrayList<>();
            for (ChunkWorker worker : workers) {
                long first = chunk++ * chunkSize;
                round.add(threads.submit(() -> worker.run(first, chunkSize)));
            }
            for (Future<Chunk> result : round) {
                // What lies beyond the budget is not looked at: with fewer threads it would not have been run.
                if (wantsMoreOperations()) {
                    add(await(result));
                }
            }
        }
    }

    private boolean wantsMore() {
        return wantsMoreOperations() && !control.isCancelled();
    }

    private boolean wantsMoreOperations() {
        Set<Signature> wanted = new HashSet<>(options.enough());
        wanted.removeAll(findings.keySet());
        boolean enough = !options.enough().isEmpty() && wanted.isEmpty();
        return operations < options.operations() && !enough;
    }

    private void add(Chunk done) {
        operations += done.operations();
        sequences += done.sequences();
        questions += done.questions();
        faults += done.faults();
        covered |= done.covered();
        uses = sum(uses, done.uses());
        compared = sum(compared, done.compared());
        for (Finding finding : done.findings()) {
            findings.putIfAbsent(finding.signature(), finding);
        }
    }

    private static long[] sum(long[] sums, long[] more) {
        long[] all = more.clone();
        for (int i = 0; i < sums.length; i++) {
            all[i] += sums[i];
        }
        return all;
    }

    private static Chunk await(Future<Chunk> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fuzzing", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException(cause.getMessage(), cause);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fuzz");
        thread.setDaemon(true);
        return thread;
    }

    /** The differences of the sequence that the twin has just run, the first of each signature. */
    static void collect(Twin twin, SequenceRunner runner, long sequence, Map<Signature, Finding> into) {
        for (Difference difference : twin.differences()) {
            into.computeIfAbsent(difference.signature(), s -> new Finding(s, sequence, runner.steps()));
        }
    }
}
