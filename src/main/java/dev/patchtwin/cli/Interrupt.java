package dev.patchtwin.cli;

import dev.patchtwin.check.Patience;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and its likes: asks the command to stop, and gives it the time to print what it knows.
 *
 * <p>The JVM runs shutdown hooks when a signal asks it to end, and by then its exit code is fixed. So the hook waits
 * for the command, and ends the JVM itself with the command's own code.
 */
final class Interrupt {
    private static final int SECONDS_TO_STOP = 10;

    private final PrintWriter err;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile int code = ExitCode.INCONCLUSIVE;

    /** @param err is told why, when the command did not stop */
    Interrupt(PrintWriter err) {
        this.err = err;
    }

    /** Listens from now on. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interrupt"));
    }

    /** Tells whether somebody asked to stop. */
    boolean requested() {
        return requested;
    }

    /** Says that the command has ended, with this code, which it returns. */
    int finished(int exitCode) {
        code = exitCode;
        finished.countDown();
        return exitCode;
    }

    private void stop() {
        if (finished.getCount() == 0) {
            return;
        }
        requested = true;
        Patience patience = new Patience();
        Optional<String> late = patience.look(SECONDS_TO_STOP);
        try {
            boolean ended = false;
            for (int i = 0; i < SECONDS_TO_STOP && !ended; i++) {
                ended = finished.await(1, TimeUnit.SECONDS);
                late = patience.look(SECONDS_TO_STOP);
            }
            if (!ended) {
                code = ExitCode.INCONCLUSIVE;
                say(late);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    private void say(Optional<String> late) {
        err.println("patchtwin: interrupted, and not stopped within " + SECONDS_TO_STOP + " s"
                + late.map(words -> ": " + words).orElse("") + "; what was found and not yet printed is lost");
        err.flush();
    }
}
