package dev.patchtwin.check;

import dev.patchtwin.engine.explore.ExploreFinding;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Explores a world of a bundle, slice by slice, until one of them shows a difference or was stopped. */
final class Exploration {
    private final Bundle bundle;
    private final CheckOptions options;
    private final ExploreBounds bounds;
    private final String world;
    private final List<Scope> scopes;
    private final List<ScopeRun> runs = new ArrayList<>();
    private final List<Discovery> discoveries = new ArrayList<>();
    private final Map<String, Long> uses = new HashMap<>();
    private final Map<String, Long> compared = new HashMap<>();
    private long covered;

    /** @throws InputException when the bundle has no such world, or does not say which to explore */
    Exploration(Bundle bundle, CheckOptions options, ExploreBounds bounds) throws InputException {
        this.bundle = bundle;
        this.options = options;
        this.bounds = bounds;
        if (bounds.world().isEmpty() && bundle.explored().isEmpty()) {
            throw InputException.at(
                    bundle.file(),
                    1,
                    "does not say which world is explored; add 'explore: {world: NAME}', or name one with --world");
        }
        world = bounds.world().orElseGet(() -> bundle.explored().orElseThrow());
        List<Scope> found = bundle.scopes(world);
        scopes = bounds.faults().isPresent()
                ? found.stream()
                        .map(scope -> scope.withFaults(bounds.faults().getAsInt()))
                        .toList()
                : found;
    }

    ExploreRun run(Watch watch) throws InputException {
        long left = bounds.mostNanos();
        for (Scope scope : scopes) {
            watch.step("exploring " + scope.name());
            Twins twins = new Twins(bundle, scope.world(), options.strict());
            if (bounds.reduced() && twins.make().symmetries() == 1) {
                throw InputException.at(
                        bundle.file(),
                        1,
                        "the models of '" + bundle.id() + "' call nothing interchangeable, so that --symmetry would change"
                                + " nothing; leave it out");
            }
            ExploreOptions how = new ExploreOptions(
                    options.threads(),
                    scope.faults(),
                    bounds.mostStates(),
                    bounds.mostDepth(),
                    bounds.mostBytes(),
                    left,
                    bounds.hashed(),
                    bounds.reduced(),
                    options.counting());
            ExploreResult result = WatchedExplore.run(how, scope.name(), twins, watch);
            left = Math.max(0, left - result.nanos());
            add(scope, twins, result);
            if (!result.complete()) {
                break;
            }
        }
        boolean own = bundle.explored().isPresent()
                && bundle.explored().get().equals(world)
                && bounds.faults().isEmpty();
        return new ExploreRun(world, own, runs, scopes.size(), options.threads(), bounds.reduced());
    }

    private void add(Scope scope, Twins twins, ExploreResult result) {
        runs.add(new ScopeRun(
                scope,
                result.stop(),
                result.states(),
                result.transitions(),
                result.ended(),
                result.statesByDepth(),
                result.unexplored(),
                result.nanos() / 1e9,
                result.bytes(),
                result.fingerprint(),
                result.omission(),
                result.moves()));
        for (ExploreFinding finding : result.findings()) {
            Trace trace = new Trace(bundle.id(), twins.world(), finding.steps());
            discoveries.add(new Discovery(finding.signature(), trace, "exploring " + scope.name(), true));
        }
        twins.addUses(result.declaredUses(), uses);
        for (int i = 0; i < result.compared().size(); i++) {
            compared.merge(
                    twins.vocabulary().channels().get(i).name(), result.compared().get(i), Long::sum);
        }
        covered |= result.covered();
    }

    List<Discovery> discoveries() {
        return discoveries;
    }

    Map<String, Long> uses() {
        return uses;
    }

    /** Returns in how many states or after how many transitions each channel was compared, by its name. */
    Map<String, Long> compared() {
        return compared;
    }

    long covered() {
        return covered;
    }
}
