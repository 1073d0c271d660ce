package dev.patchtwin.check;

import dev.patchtwin.check.view.Looks;
import dev.patchtwin.engine.explore.Explore;
import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import java.util.OptionalLong;

/** Explores while somebody looks on: passes on how far it is, and a wish to stop. */
public final class WatchedExplore {
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

    /** Explores the twins of a scope. */
    public static ExploreResult run(ExploreOptions options, String scope, Twins twins, Watch watch) {
        ExploreControl control = new ExploreControl();
        Runnable look = () -> {
            watch.explored(progress(scope, control.progress()));
            if (watch.cancelled()) {
                control.cancel();
            }
        };
        return Looks.during(() -> Explore.run(options, twins::make, control), look);
    }
}
