package dev.patchtwin.check;

import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Fuzzes while somebody looks on: passes on how far it is, and a wish to stop. */
final class WatchedFuzz {
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    private WatchedFuzz() {}

    static FuzzResult run(FuzzOptions options, Twins twins, Watch watch) {
        FuzzControl control = new FuzzControl();
        Runnable look = () -> {
            watch.fuzzed(control.operations(), options.operations());
            if (watch.cancelled()) {
                control.cancel();
            }
        };
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            // Nobody asks what became of the looks: they end with the run.
            var unused = looks.scheduleWithFixedDelay(look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            return Fuzz.run(options, twins::make, control);
        } finally {
            looks.shutdownNow();
        }
    }
}
