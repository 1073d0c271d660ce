package dev.patchtwin.conform.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A process that runs the C. It is stopped when it does not answer in time. */
final class CProcess implements AutoCloseable {
    private static final ScheduledExecutorService ALARMS = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "conform-alarm");
        thread.setDaemon(true);
        return thread;
    });

    private final Launcher.Running running;
    private final Wire wire;
    private final Duration patience;
    private final Wire.Greeting greeting;

    /** The process is dead; how it died. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Death death;

        Died(Death death) {
            super(death.what());
            this.death = death;
        }

        Death death() {
            return death;
        }
    }

    private CProcess(Launcher.Running running, Duration patience) throws Died {
        this.running = running;
        this.patience = patience;
        wire = new Wire(running.output(), running.input());
        greeting = inTime(wire::greeting);
    }

    /**
     * Starts one.
     *
     * @param patience how long it may take to answer
     * @throws Died when it does not even greet
     * @throws CException when it cannot be started
     */
    static CProcess start(Launcher launcher, Duration patience) throws Died {
        try {
            return new CProcess(launcher.start(), patience);
        } catch (IOException e) {
            throw new CException("the patch's C cannot be started: " + e.getMessage());
        }
    }

    Wire.Greeting greeting() {
        return greeting;
    }

    /** Sends calls; the answer is to be read before anything else is sent. */
    void send(long kind, Words calls) throws Died {
        inTime(() -> {
            wire.send(kind, calls);
            return 0;
        });
    }

    /** Reads the answer. */
    long[] read() throws Died {
        return inTime(wire::read);
    }

    /** Says that there is nothing more to do, and waits for its end. */
    void finish() throws Died {
        inTime(() -> {
            wire.close();
            running.death();
            return 0;
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inTime(Work<T> work) throws Died {
        Future<?> alarm = ALARMS.schedule(running::stop, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } catch (IOException e) {
            running.stop();
            throw new Died(running.death());
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
