package dev.patchtwin.check;

import dev.patchtwin.check.view.Looks;
import dev.patchtwin.engine.fuzz.Fuzz;
import dev.patchtwin.engine.fuzz.FuzzControl;
import dev.patchtwin.engine.fuzz.FuzzOptions;
import dev.patchtwin.engine.fuzz.FuzzResult;

/** Fuzzes while somebody looks on: passes on how far it is, and a wish to stop. */
final class WatchedFuzz {
    private WatchedFuzz() {}

    static FuzzResult run(FuzzOptions options, Twins twins, Watch watch) {
        FuzzControl control = new FuzzControl();
        Runnable look = () -> {
            watch.fuzzed(control.operations(), options.operations());
            if (watch.cancelled()) {
                control.cancel();
            }
        };
        return Looks.during(() -> Fuzz.run(options, twins::make, control), look);
    }
}
