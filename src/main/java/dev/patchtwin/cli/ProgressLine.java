package dev.patchtwin.cli;

import dev.patchtwin.check.ExploreProgress;
import dev.patchtwin.check.Watch;
import dev.patchtwin.report.Cells;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What a check is doing, as one line of a terminal that is written over and wiped in the end; quiet elsewhere. */
final class ProgressLine implements Watch, AutoCloseable {
    private static final long NANOS_BETWEEN = 200_000_000L;
    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final int columns;
    private final BooleanSupplier cancelled;
    private long began = System.nanoTime();
    private long last = began - NANOS_BETWEEN;

    ProgressLine(Surroundings surroundings) {
        err = surroundings.err();
        terminal = surroundings.terminal();
        columns = surroundings.display().isScreen() ? surroundings.display().columns() : ScreenWidth.USUAL;
        cancelled = surroundings.cancelled();
    }

    @Override
    public synchronized void step(String what) {
        began = System.nanoTime();
        show(what);
    }

    @Override
    public synchronized void fuzzed(long operations, long planned) {
        long now = System.nanoTime();
        if (now - last >= NANOS_BETWEEN) {
            double perSecond = operations / Math.max(1e-9, (now - began) / 1e9);
            show(String.format(
                    Locale.ROOT, "fuzzing: %,d of %,d operations, %,.0f per second", operations, planned, perSecond));
            last = now;
        }
    }

    @Override
    public synchronized void explored(ExploreProgress progress) {
        long now = System.nanoTime();
        if (now - last >= NANOS_BETWEEN && progress.states() > 0) {
            double perSecond = progress.transitions() / Math.max(1e-9, (now - began) / 1e9);
            String left = progress.left().isEmpty()
                    ? "still growing"
                    : String.format(
                            Locale.ROOT, "about %,d left", progress.left().getAsLong());
            show(String.format(
                    Locale.ROOT,
                    "exploring %s: %,d states, %s; depth %d: %,d of %,d; %,.0f transitions per second, %,d MB",
                    progress.scope(),
                    progress.states(),
                    left,
                    progress.depth(),
                    progress.explored(),
                    progress.frontier(),
                    perSecond,
                    progress.bytes() >> 20));
            last = now;
        }
    }

    private void show(String what) {
        if (terminal) {
            // What is wider than the screen would not be wiped.
            err.print(WIPE + Cells.start(what, columns - 1));
            err.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public void close() {
        show("");
    }
}
