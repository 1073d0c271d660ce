package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Explores a twin breadth first: from every reachable pair of states every operation with every list of answers, until
 * there is nothing new. Level by level, so that the first difference found is one with the fewest operations; a level in
 * which a difference of value or a broken invariant shows is explored to its end, and is the last one.
 *
 * <p>A difference that is only one of timing does not end the exploration. What is open between the two sides is then part
 * of the state.
 *
 * <p>The result is the same on any number of threads: {@link Batch} says why.
 */
public final class Explore {
    private final ExploreOptions options;
    private final Supplier<Twin> twins;
    private final ExploreControl control;
    private final long start = System.nanoTime();
    private final States states = new States();
    private final StateSet known;
    private final List<Twin> working = new ArrayList<>();
    private final Map<Signature, Nearest> sightings = new LinkedHashMap<>();
    private final List<Long> byDepth = new ArrayList<>();
    private long transitions;
    private long ended;
    private long explored;
    private boolean tooLong;

    /** The first sighting of a signature, and how many operations from the initial state it is. */
    private record Nearest(Outbox.Sighting sighting, int operations) {}

    private Explore(ExploreOptions options, Supplier<Twin> twins, ExploreControl control) {
        this.options = options;
        this.twins = twins;
        this.control = control;
        known = options.hashed() ? new HashedSet() : new ExactSet(states.arena(), !options.reduced());
    }

    /**
     * Explores.
     *
     * @param twins makes a twin for each thread, and some more
     * @param control to watch and to stop it
     * @throws IllegalStateException when a model fails, is not deterministic, or does not save everything
     */
    public static ExploreResult run(ExploreOptions options, Supplier<Twin> twins, ExploreControl control) {
        return new Explore(options, twins, control).run();
    }

    private ExploreResult run() {
        try (Crew crew = new Crew(options.threads())) {
            List<Expander> expanders = new ArrayList<>();
            for (int i = 0; i < options.threads(); i++) {
                Twin twin = twins.get();
                Twin prober = twins.get();
                working.add(twin);
                expanders.add(new Expander(twin, prober, known, states, options));
            }
            Batch batch = new Batch(states, known, crew, expanders);
            batch.start();
            byDepth.add(1L);
            Stop stop = levels(batch);
            return result(stop, batch);
        }
    }

    private Stop levels(Batch batch) {
        while (explored < states.count()) {
            if (byDepth.size() > options.mostDepth()) {
                look(batch, explored);
                return anyThatEnds() ? Stop.DIFFERENCE : Stop.DEPTH;
            }
            long end = states.count();
            Stop stop = level(batch, explored, end);
            if (stop != Stop.COMPLETE) {
                return stop;
            }
            if (states.count() > end) {
                byDepth.add(states.count() - end);
            }
            if (anyThatEnds()) {
                look(batch, end);
                return Stop.DIFFERENCE;
            }
            if (options.hashed() || options.reduced()) {
                states.dropBefore(end);
            }
        }
        return Stop.COMPLETE;
    }

    /** Expands all states of a level; COMPLETE when nothing stopped it. */
    private Stop level(Batch batch, long first, long end) {
        long step = (long) Batch.CHUNKS * States.CHUNK;
        for (long from = first; from < end; from = (from / step + 1) * step) {
            Stop stop = bound(batch);
            if (stop != Stop.COMPLETE) {
                return partly(stop, end);
            }
            long to = Math.min(end, (from / step + 1) * step);
            List<Outbox> done = batch.run(from, to, false, this::isHalted);
            if (done.isEmpty()) {
                return partly(control.isCancelled() ? Stop.CANCELLED : Stop.TIME, end);
            }
            explored = to;
            done.forEach(this::count);
            if (tooLong) {
                return partly(Stop.STATE_TOO_LARGE, end);
            }
            report(first, end, batch);
        }
        return Stop.COMPLETE;
    }

    private Stop partly(Stop stop, long end) {
        if (states.count() > end) {
            byDepth.add(states.count() - end);
        }
        return stop;
    }

    /** Looks at the states behind the last level: what shows in them is as near as what shows on the way to them. */
    private void look(Batch batch, long first) {
        long step = (long) Batch.CHUNKS * States.CHUNK;
        for (long from = first; from < states.count(); from = (from / step + 1) * step) {
            batch.run(from, Math.min(states.count(), (from / step + 1) * step), true, () -> false)
                    .forEach(this::count);
        }
    }

    private void count(Outbox box) {
        transitions += box.transitions;
        ended += box.ended;
        tooLong |= box.tooLong;
        box.sightings.forEach(this::count);
    }

    /** Of the states that are expanded or looked at now, the depth is that of the last level that is known. */
    private void count(Outbox.Sighting sighting) {
        int operations = byDepth.size() - 1 + (sighting.transition() < 0 ? 0 : 1);
        Nearest known = sightings.get(sighting.signature());
        if (known == null || operations < known.operations) {
            sightings.put(sighting.signature(), new Nearest(sighting, operations));
        }
    }

    private boolean anyThatEnds() {
        return sightings.keySet().stream().anyMatch(s -> s.kind() != Signature.Kind.TIMING);
    }

    /* --- bounds --- */

    private Stop bound(Batch batch) {
        if (control.isCancelled()) {
            return Stop.CANCELLED;
        }
        if (System.nanoTime() - start > options.mostNanos()) {
            return Stop.TIME;
        }
        if (states.count() >= options.mostStates()) {
            return Stop.STATES;
        }
        // A batch adds about as much as its candidates take, and a part of the set may have to be copied to grow.
        boolean tight = bytes() + 3 * batch.bytes() > options.mostBytes() || known.room() < batch.bytes();
        return tight ? Stop.MEMORY : Stop.COMPLETE;
    }

    private boolean isHalted() {
        return control.isCancelled() || System.nanoTime() - start > options.mostNanos();
    }

    private long bytes() {
        return states.bytes() + known.bytes();
    }

    private void report(long first, long end, Batch batch) {
        long frontier = end - first;
        long found = states.count() - end;
        double ratio = explored == first ? 1 : (double) found / (explored - first);
        long left = ratio < 0.97 ? (long) ((end - explored) * ratio + frontier * ratio * ratio / (1 - ratio)) : -1;
        control.report(new ExploreControl.Progress(
                states.count(),
                transitions,
                byDepth.size() - 1,
                frontier,
                explored - first,
                left,
                bytes() + batch.bytes()));
    }

    /* --- what came out --- */

    private ExploreResult result(Stop stop, Batch batch) {
        long nanos = System.nanoTime() - start;
        List<ExploreFinding> findings = findings();
        new SelfCheck(twins, states, options).run(explored);
        long covered = 0;
        long[] uses = new long[0];
        long[] compared = new long[0];
        for (Twin twin : working) {
            covered |= twin.covered();
            uses = sum(uses, twin.declaredUses());
            compared = sum(compared, twin.compared());
        }
        double count = states.count();
        return new ExploreResult(
                stop,
                states.count(),
                transitions,
                ended,
                byDepth,
                states.count() - explored,
                nanos,
                bytes(),
                batch.fingerprint(),
                options.hashed() ? count * count / Math.pow(2, 129) : 0,
                findings,
                LongStream.of(uses).boxed().toList(),
                LongStream.of(compared).boxed().toList(),
                covered,
                batch.moves().list(MoveCounter.names(working.get(0).vocabulary().operations())));
    }

    private static long[] sum(long[] sums, long[] more) {
        long[] all = more.clone();
        for (int i = 0; i < sums.length; i++) {
            all[i] += sums[i];
        }
        return all;
    }

    /** Nearest first; of those as near, in the order in which one thread would find them. */
    private List<ExploreFinding> findings() {
        List<Nearest> sorted = new ArrayList<>(sightings.values());
        sorted.sort(Comparator.comparingInt(Nearest::operations)
                .thenComparingLong(n -> n.sighting.state())
                .thenComparingInt(n -> n.sighting.transition()));
        List<ExploreFinding> findings = new ArrayList<>();
        Paths paths = new Paths(twins.get(), states, options.faults());
        for (Nearest nearest : sorted) {
            Outbox.Sighting sighting = nearest.sighting;
            findings.add(new ExploreFinding(sighting.signature(), paths.to(sighting.state(), sighting.transition())));
        }
        return findings;
    }
}
