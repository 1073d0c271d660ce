package dev.patchtwin.engine.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Some threads that share numbered tasks. */
final class Crew implements AutoCloseable {
    /** Does a task; the worker is a number below that of the threads, and each works on one task at a time. */
    @FunctionalInterface
    interface Task {
        void run(int worker, int task);
    }

    private final int threads;
    private final ExecutorService others;

    Crew(int threads) {
        this.threads = threads;
        others = Executors.newFixedThreadPool(Math.max(1, threads - 1), Crew::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "explore");
        thread.setDaemon(true);
        return thread;
    }

    /** Does all tasks; the thread that calls it works too. */
    void run(int tasks, Task task) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> helping = new ArrayList<>();
        for (int worker = 1; worker < Math.min(threads, tasks); worker++) {
            int number = worker;
            helping.add(others.submit(() -> work(number, tasks, next, task)));
        }
        RuntimeException failure = null;
        try {
            work(0, tasks, next, task);
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Future<?> each : helping) {
            failure = await(each, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void work(int worker, int tasks, AtomicInteger next, Task task) {
        for (int number = next.getAndIncrement(); number < tasks; number = next.getAndIncrement()) {
            task.run(worker, number);
        }
    }

    private static @Nullable RuntimeException await(Future<?> each, @Nullable RuntimeException failure) {
        try {
            each.get();
            return failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted while exploring", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return failure != null ? failure : new IllegalStateException(cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        others.shutdownNow();
    }
}
