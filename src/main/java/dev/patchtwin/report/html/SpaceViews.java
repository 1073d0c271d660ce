package dev.patchtwin.report.html;

import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.ScopeRun;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.model.Legend;
import dev.patchtwin.report.ExploreWords;
import dev.patchtwin.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out how large the state space is. */
final class SpaceViews {
    /** The height of the highest bar. */
    static final int HEIGHT = 120;

    private static final int STEP = 22;
    private static final int BAR = 16;

    /** From so many bars on, only every second one has its depth below it. */
    private static final int MANY = 40;

    private SpaceViews() {}

    static SpaceView of(Dossier dossier) {
        Optional<ExploreRun> run = dossier.result().explored();
        Optional<Legend> legend = dossier.legend();
        List<SpaceView.Depth> depths = run.map(SpaceViews::depths).orElse(List.of());
        return new SpaceView(
                run.map(ExploreWords::summary).orElse(""),
                run.map(explored ->
                                explored.scopes().stream().map(SpaceViews::row).toList())
                        .orElse(List.of()),
                depths,
                depths.size() * STEP,
                run.isPresent() && legend.isPresent() ? LifeViews.of(run.get().moves(), legend.get()) : List.of(),
                legend.map(Legend::cell).orElse(""));
    }

    private static SpaceView.SliceRow row(ScopeRun run) {
        Scope scope = run.scope();
        return new SpaceView.SliceRow(
                scope.name(),
                Text.count(run.states()),
                Text.count(run.transitions()),
                Text.count(run.depth()),
                scope.faults() == Scope.ANY ? "any" : Text.count(scope.faults()),
                ExploreWords.ended(run),
                run.complete() ? Tone.GOOD : run.stop() == Stop.DIFFERENCE ? Tone.BAD : Tone.UNSURE);
    }

    private static List<SpaceView.Depth> depths(ExploreRun run) {
        List<Long> states = new ArrayList<>();
        for (ScopeRun scope : run.scopes()) {
            for (int depth = 0; depth < scope.statesByDepth().size(); depth++) {
                if (depth == states.size()) {
                    states.add(0L);
                }
                states.set(depth, states.get(depth) + scope.statesByDepth().get(depth));
            }
        }
        long most = states.stream().mapToLong(Long::longValue).max().orElse(1);
        List<SpaceView.Depth> bars = new ArrayList<>();
        for (int depth = 0; depth < states.size(); depth++) {
            int height = (int) Math.max(1, Math.round((double) HEIGHT * states.get(depth) / most));
            bars.add(new SpaceView.Depth(
                    depth,
                    Text.count(states.get(depth)),
                    depth * STEP + (STEP - BAR) / 2,
                    HEIGHT - height,
                    BAR,
                    height,
                    states.size() < MANY || depth % 2 == 0));
        }
        return bars;
    }
}
