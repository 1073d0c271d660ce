package dev.patchtwin.cli;

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

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile int code = ExitCode.INCONCLUSIVE;

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
        try {
            if (!finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                code = ExitCode.INCONCLUSIVE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
