package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Fuzzes a twin until its budget of operations is used.
 *
 * <p>Work is cut into generations, and these into chunks of sequences. A sequence depends on its number, on the seed, and
 * in a guided run on what was kept up to the end of the generation before and earlier in its own chunk. Threads take
 * chunks in turn, and the chunks are put together in their order until the budget is used; what was run beyond that is
 * thrown away. So the result is the same on any number of threads.
 */
public final class Fuzz {
    private static final int CHUNKS = 8;

    /** Sequences in a chunk: few at first, when there is most to learn, and more with each generation. */
    private static final int FIRST_CHUNKS = 1;

    private static final int LATER_CHUNKS = 32;

    private final FuzzOptions options;
    private final FuzzControl control;
    private final Tally tally = new Tally();
    private final List<ChunkWorker> workers = new ArrayList<>();
    private final Learnt learnt;

    private Fuzz(FuzzOptions options, Supplier<Twin> twins, FuzzControl control) {
        this.options = options;
        this.control = control;
        for (int i = 0; i < options.threads(); i++) {
            workers.add(new ChunkWorker(twins.get(), options, control));
        }
        learnt = new Learnt(workers.get(0).names());
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
            if (options.generation() == Generation.GUIDED && !options.corpus().isEmpty()) {
                add(workers.get(0)
                        .replay(options.corpus().stream().map(Recording::of).toList()));
            }
            int size = FIRST_CHUNKS;
            long first = 0;
            long before = -1;
            // Where nothing is possible from the start there is nothing to wait for.
            while (wantsMore() && tally.operations() > before) {
                before = tally.operations();
                runGeneration(threads, first, size);
                first += (long) CHUNKS * size;
                size = Math.min(2 * size, LATER_CHUNKS);
            }
        } finally {
            threads.shutdownNow();
        }
        return tally.result(
                options.seed(),
                System.nanoTime() - start,
                learnt.corpus().met().count(),
                workers.get(0).minimise(learnt.corpus().entries()),
                learnt.mix().toString(),
                control.isCancelled() && wantsMoreOperations());
    }

    /** Runs chunks until all of a generation are done, and puts them together in their order. */
    private void runGeneration(ExecutorService threads, long first, int size) {
        AtomicInteger next = new AtomicInteger();
        Chunk[] chunks = new Chunk[CHUNKS];
        List<Future<?>> all = new ArrayList<>();
        for (ChunkWorker worker : workers) {
            all.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < CHUNKS && !control.isCancelled(); i = next.getAndIncrement()) {
                    chunks[i] = worker.run(first + (long) i * size, size, learnt);
                }
            }));
        }
        all.forEach(Fuzz::await);
        for (Chunk chunk : chunks) {
            // What lies beyond the budget is not looked at: with fewer threads it would not have been run.
            if (chunk != null && wantsMoreOperations()) {
                add(chunk);
            }
        }
        learnt.mix().tune();
    }

    private boolean wantsMore() {
        return wantsMoreOperations() && !control.isCancelled();
    }

    private boolean wantsMoreOperations() {
        Set<Signature> wanted = new HashSet<>(options.enough());
        wanted.removeAll(tally.found());
        boolean enough = !options.enough().isEmpty() && wanted.isEmpty();
        return tally.operations() < options.operations() && !enough;
    }

    private void add(Chunk chunk) {
        tally.add(chunk);
        learnt.add(chunk);
    }

    private static void await(Future<?> result) {
        try {
            result.get();
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
}
