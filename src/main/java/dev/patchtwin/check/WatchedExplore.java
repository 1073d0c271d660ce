package dev.patchtwin.check;

import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Explores while somebody looks on: passes on how far it is, and a wish to stop. */
final class WatchedExplore {
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    private WatchedExplore() {}

    private static ExploreProgress progress(String scope, ExploreControl.Progress now) {
        return new ExploreProgress(
                scope,
                now.states(),
                now.transitions(),
                now.depth(),
                now.frontier(),
                now.explored(),
                now.left() < 0 ? OptionalLong.empty() : OptionalLong.of(now.left()),
                now.bytes());
    }

    static ExploreResult run(ExploreOptions options, String scope, Twins twins, Watch watch) {
        ExploreControl control = new ExploreControl();
        Runnable look = () -> {
            watch.explored(progress(scope, control.progress()));
            if (watch.cancelled()) {
                control.cancel();
            }
        };
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        try {
            // Nobody asks what became of the looks: they end with the run.
            var unused = looks.scheduleWithFixedDelay(look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            return Explore.run(options, twins::make, control);
        } finally {
            looks.shutdownNow();
        }
    }
}
