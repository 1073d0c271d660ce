package dev.patchtwin.planted;

import dev.patchtwin.engine.explore.ExploreControl;
import dev.patchtwin.engine.explore.ExploreFinding;
import dev.patchtwin.engine.explore.ExploreOptions;
import dev.patchtwin.engine.explore.ExploreResult;
import dev.patchtwin.engine.explore.Exploring;
import dev.patchtwin.engine.explore.Stop;
import dev.patchtwin.engine.twin.Replay;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import dev.patchtwin.planted.Plan.Manner;
import dev.patchtwin.planted.Plan.Planted;
import dev.patchtwin.planted.Sweep.Swept;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Holds explorations of a twin against the truth about it, against the referee, and against each other. */
final class ExploreJudge {
    private static final int MOST_PLACES = 5000;

    private final Engine engine;
    private final Score score;
    private final Plan plan;
    private final boolean withoutContract;
    private final Supplier<Twin> twins;
    private final ExploreOptions usual;
    private final Optional<Planted> truth;

    private ExploreJudge(Engine engine, Score score, Plan plan, boolean withoutContract) {
        this.engine = engine;
        this.score = score;
        this.plan = plan;
        this.withoutContract = withoutContract;
        twins = engine.twins(plan, withoutContract);
        usual = ExploreOptions.unbounded().withFaults(plan.faults());
        truth = plan.truth().within(withoutContract);
    }

    /** Judges a twin with its contract, and without it where it has one. */
    static void judge(Engine engine, Score score, Plan plan) {
        new ExploreJudge(engine, score, plan, false).judge();
        if (!plan.contract().isEmpty()) {
            new ExploreJudge(engine, score, plan, true).judge();
        }
    }

    private void judge() {
        if (plan.truth().breaks()) {
            breaks();
            return;
        }
        ExploreResult full = explore(usual, "explore: exact, 1 thread");
        plan(full);
        replays(full);
        Swept swept = Sweep.of(plan, withoutContract, MOST_PLACES);
        if (swept.whole()) {
            score.count("explore: held against brute force");
            referee(full, swept);
        }
        variants(full, usual, "in full");
        boolean even = twins.get().symmetries() > 1;
        ExploreResult reduced = explore(usual.withReduced(true), "explore: by symmetry, 1 thread");
        if (even) {
            score.count("explore: twins with symmetry");
            plan(reduced);
            replays(reduced);
            reduced(full, reduced, swept);
            variants(reduced, usual.withReduced(true), "by symmetry");
        } else {
            same(full, reduced, "by a symmetry that there is not");
        }
        bounds(full);
    }

    private ExploreResult explore(ExploreOptions options, String how) {
        score.count(how);
        return engine.explore(options, twins, new ExploreControl());
    }

    /** Whatever a side that throws is explored with, it is no result. */
    private void breaks() {
        for (boolean hashed : List.of(false, true)) {
            for (int threads : List.of(1, 2, 4)) {
                String what = "nothing";
                try {
                    what = explore(usual.withHashed(hashed).withThreads(threads), "explore: a side that throws")
                            .stop()
                            .name();
                } catch (IllegalStateException e) {
                    what = e.toString().contains("planted") ? "thrown" : e.toString();
                }
                score.requireEqual(plan, "exploring a side that throws", "thrown", what);
            }
        }
    }

    /* --- against the plan --- */

    private void plan(ExploreResult result) {
        Map<String, Integer> found = found(result);
        if (truth.isEmpty()) {
            score.requireEqual(plan, "stop, with nothing planted", Stop.COMPLETE, result.stop());
            score.requireEqual(plan, "findings, with nothing planted", Map.of(), found);
            contract(result);
            return;
        }
        Planted planted = truth.get();
        Stop stop = planted.manner() == Manner.TIMING ? Stop.COMPLETE : Stop.DIFFERENCE;
        score.requireEqual(plan, "stop, with " + planted, stop, result.stop());
        score.requireEqual(plan, "depth of " + planted, planted.within(), found.getOrDefault(planted.signature(), -1));
        int nearest = result.findings().isEmpty()
                ? -1
                : result.findings().get(0).steps().size();
        score.requireEqual(plan, "the nearest of all, with " + planted, planted.within(), nearest);
        if (withoutContract || plan.contract().isEmpty()) {
            boolean there = found.keySet().stream().allMatch(one -> one.startsWith(planted.channel() + " "));
            score.require(
                    there || plan.kind() == Kind.OPENED || plan.kind() == Kind.BEFORE_ITS_TIME,
                    plan,
                    "channels",
                    planted.channel(),
                    found);
        }
    }

    /** What is declared and not needed is said to be so, once everything was seen. */
    private void contract(ExploreResult result) {
        if (withoutContract || result.stop() != Stop.COMPLETE) {
            return;
        }
        for (int i = 0; i < plan.contract().size(); i++) {
            boolean unused =
                    plan.truth().unused().contains(plan.contract().get(i).id());
            score.requireEqual(
                    plan,
                    "whether '" + plan.contract().get(i).id() + "' is not needed",
                    unused,
                    result.declaredUses().get(i) == 0);
        }
        for (int situation : plan.truth().asked()) {
            boolean met = (result.covered() >>> situation & 1) != 0;
            score.requireEqual(
                    plan,
                    "whether situation " + situation + " is met",
                    plan.truth().met(),
                    met);
        }
    }

    private static Map<String, Integer> found(ExploreResult result) {
        Map<String, Integer> found = new TreeMap<>();
        result.findings()
                .forEach(
                        one -> found.put(one.signature().toString(), one.steps().size()));
        return found;
    }

    /** Each finding is shown by its steps, to the engine and to the referee. */
    private void replays(ExploreResult result) {
        for (ExploreFinding finding : result.findings()) {
            String signature = finding.signature().toString();
            Replay.Result replayed =
                    Replay.run(twins.get(), new Trace("planted", Map.of(), finding.steps()), (index, step, twin) -> {});
            score.requireEqual(plan, "complaints about the way to " + signature, List.of(), replayed.complaints());
            List<String> shown = replayed.differences().stream()
                    .map(difference -> difference.signature().toString())
                    .toList();
            score.require(shown.contains(signature), plan, "what the steps show again", signature, shown);
            Retrace.Seen seen = Retrace.of(plan, withoutContract, finding.steps());
            score.require(
                    seen.found().containsKey(signature), plan, "what the steps show the referee", signature, seen);
            score.count("explore: findings replayed");
        }
    }

    /* --- against the referee --- */

    private void referee(ExploreResult result, Swept swept) {
        Map<String, Integer> found = found(result);
        for (Map.Entry<String, Integer> one : found.entrySet()) {
            int depth = swept.found().getOrDefault(one.getKey(), -1);
            score.requireEqual(plan, "depth of " + one.getKey() + " by brute force", depth, one.getValue());
        }
        for (Map.Entry<String, Integer> one : swept.found().entrySet()) {
            boolean near = one.getValue() <= swept.end();
            score.require(!near || found.containsKey(one.getKey()), plan, "found by brute force", one, found);
        }
        int depth = truth.map(planted -> swept.found().getOrDefault(planted.signature(), -1))
                .orElse(-1);
        score.requireEqual(plan, "brute force", truth.map(Planted::within).orElse(-1), depth);
        if (swept.found().isEmpty()) {
            score.requireEqual(plan, "places by brute force", swept.places(), result.states());
            score.requireEqual(plan, "transitions by brute force", swept.transitions(), result.transitions());
            score.requireEqual(plan, "ended runs by brute force", swept.ended(), result.ended());
            long met = swept.met().stream().mapToLong(probe -> 1L << probe).sum();
            score.requireEqual(plan, "situations by brute force", met, result.covered());
        }
    }

    private void reduced(ExploreResult full, ExploreResult reduced, Swept swept) {
        score.require(
                reduced.states() <= full.states(),
                plan,
                "states by symmetry",
                "at most " + full.states(),
                reduced.states());
        score.count("explore: states in full, of twins with symmetry", full.states());
        score.count("explore: states by symmetry", reduced.states());
        if (swept.whole() && swept.found().isEmpty()) {
            score.requireEqual(plan, "orbits by brute force", swept.orbits(), reduced.states());
        }
        if (full.stop() == Stop.COMPLETE) {
            score.requireEqual(plan, "what is met by symmetry", full.covered(), reduced.covered());
        }
    }

    /* --- against each other --- */

    private void variants(ExploreResult first, ExploreOptions options, String how) {
        for (boolean hashed : List.of(false, true)) {
            for (int threads : List.of(1, 2, 4)) {
                if (hashed || threads > 1) {
                    String with = (hashed ? "hashed, " : "exact, ") + threads + " threads, " + how;
                    same(first, explore(options.withHashed(hashed).withThreads(threads), "explore: " + with), with);
                }
            }
        }
    }

    private void same(ExploreResult first, ExploreResult other, String with) {
        score.requireEqual(plan, "exploring " + with, Exploring.comparable(first), Exploring.comparable(other));
    }

    /* --- bounds --- */

    private void bounds(ExploreResult full) {
        int depth = truth.filter(planted -> planted.manner() != Manner.TIMING)
                .map(Planted::within)
                .orElse(full.depth());
        if (depth > 0) {
            bounded(usual.withMostDepth(depth - 1), full, Set.of(Stop.DEPTH));
        }
        Set<Stop> enough = full.stop() == Stop.DIFFERENCE ? Set.of(Stop.DIFFERENCE) : Set.of(Stop.COMPLETE, Stop.DEPTH);
        bounded(usual.withMostDepth(depth), full, enough);
        long most = 1 + Math.floorMod(plan.number() * 31L, full.states());
        bounded(usual.withMostStates(most), full, Set.of(Stop.STATES, Stop.DIFFERENCE, Stop.COMPLETE));
        bounded(usual.withMostBytes(0), full, Set.of(Stop.MEMORY));
        bounded(usual.withMostNanos(0), full, Set.of(Stop.TIME));
        ExploreControl cancelled = new ExploreControl();
        cancelled.cancel();
        bounded(usual, full, Set.of(Stop.CANCELLED), cancelled);
    }

    private void bounded(ExploreOptions options, ExploreResult full, Set<Stop> stops) {
        bounded(options, full, stops, new ExploreControl());
    }

    /** Whatever stops it: complete is only what is complete, and found is only what is there. */
    private void bounded(ExploreOptions options, ExploreResult full, Set<Stop> stops, ExploreControl control) {
        ExploreResult result = engine.explore(options, twins, control);
        score.count("explore: within bounds, stopped by " + result.stop());
        score.require(stops.contains(result.stop()), plan, "stop within bounds " + options, stops, result.stop());
        if (result.complete()) {
            score.requireEqual(plan, "complete within bounds, states", full.states(), result.states());
            score.requireEqual(plan, "complete within bounds, transitions", full.transitions(), result.transitions());
        }
        Map<String, Integer> all = found(full);
        found(result)
                .forEach((signature, depth) -> score.requireEqual(
                        plan, "found within bounds: " + signature, all.getOrDefault(signature, -1), depth));
    }
}
