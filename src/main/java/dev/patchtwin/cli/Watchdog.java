package dev.patchtwin.cli;

import dev.patchtwin.check.Patience;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the program when a model does not come back from a call: whoever waits for it would wait for ever. Nothing can stop
 * the model but the end of the process, so what was found and not yet printed is lost.
 */
final class Watchdog {
    /** How many seconds a call may last; a usual one takes a millionth of one. */
    private static final int PATIENCE = Integer.getInteger("patchtwin.patience", 60);

    private static final int SECONDS_TO_EXIT = 15;

    private final PrintWriter err;
    private final Interrupt interrupt;

    private Watchdog(PrintWriter err, Interrupt interrupt) {
        this.err = err;
        this.interrupt = interrupt;
    }

    /** Begins to watch; it does not keep the program from ending. */
    static void begin(PrintWriter err, Interrupt interrupt) {
        daemon(new Watchdog(err, interrupt)::watch);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Patience patience = new Patience();
        Optional<String> late = Optional.empty();
        while (late.isEmpty()) {
            pause(1);
            late = patience.look(Math.max(1, PATIENCE));
        }
        err.println("patchtwin: error: " + late.get() + " for " + Math.max(1, PATIENCE)
                + " s, and is taken to hang; mend the model: every call must end");
        err.flush();
        // What is done at the end, such as clearing away, may wait for the model in its turn.
        daemon(() -> {
            pause(SECONDS_TO_EXIT);
            Runtime.getRuntime().halt(ExitCode.INCONCLUSIVE);
        });
        System.exit(interrupt.finished(ExitCode.INCONCLUSIVE));
    }

    private static void pause(int seconds) {
        try {
            var unused = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts it but a model, which has no say in this.
        }
    }
}
