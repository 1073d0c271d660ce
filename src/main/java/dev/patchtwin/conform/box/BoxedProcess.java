package dev.patchtwin.conform.box;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs in the box. One thread talks with it; {@link #kill()} may be called from any.
 *
 * <p>Whoever waits for it too long, in a read, a write, or in {@link #ending()}, sees it die: a read then finds the end of the
 * stream, and the ending is {@link Ending.TimedOut}.
 */
public final class BoxedProcess implements AutoCloseable {
    private static final int MILLIS_BETWEEN_LOOKS = 10;
    private static final int SECONDS_TO_DIE = 5;
    private static final ScheduledThreadPoolExecutor WATCHMAN = watchman();

    private final Process process;
    private final EndingReader reader;
    private final AnswerClock clock;
    private final Collected stderr;
    private final OutputStream to;
    private final InputStream from;
    private final ScheduledFuture<?> watch;
    private volatile boolean late;
    private @Nullable Ending ending;

    BoxedProcess(Process process, Limits limits, EndingReader reader) {
        this.process = process;
        this.reader = reader;
        clock = new AnswerClock(limits.answer());
        stderr = Collected.from(process.getErrorStream());
        to = Pipes.to(process.getOutputStream(), clock);
        from = Pipes.from(process.getInputStream(), clock);
        watch = WATCHMAN.scheduleWithFixedDelay(
                this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    /** Returns the program's standard input; it is buffered, so flush it. */
    public OutputStream toProgram() {
        return to;
    }

    /** Returns the program's standard output. */
    public InputStream fromProgram() {
        return from;
    }

    /**
     * Waits for the end, and says how it was. A program that waits for input, or for somebody who reads its output, does not
     * end, and times out.
     *
     * @throws BoxException when the program was never started, because the box does not work here
     */
    public synchronized Ending ending() {
        if (ending == null) {
            clock.listen();
            try {
                ending = await();
            } finally {
                clock.done();
                watch.cancel(false);
            }
        }
        return ending;
    }

    private Ending await() {
        try {
            int status = process.waitFor();
            return reader.read(Verdict.of(status, stderr.text()), late);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            return new Ending.Killed();
        }
    }

    /** Stops the program at once, if it still runs. */
    public void kill() {
        // The box hears this, ends all that it has started, and says so. Process.destroy() would close the pipes, too.
        process.toHandle().destroy();
    }

    /** Stops the program if it still runs, and gives back all that it took. */
    @Override
    public void close() {
        watch.cancel(false);
        kill();
        try {
            if (!process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (clock.isOver()) {
            late = true;
            kill();
        }
    }

    private static ScheduledThreadPoolExecutor watchman() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "watches boxed programs");
            thread.setDaemon(true);
            return thread;
        });
        one.setRemoveOnCancelPolicy(true);
        return one;
    }
}
