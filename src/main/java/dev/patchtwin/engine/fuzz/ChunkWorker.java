package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Difference;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Runs chunks of sequences, one after the other, on a twin of its own. */
final class ChunkWorker {
    private static final int STRATEGIES = Strategy.values().length;

    /** What is worth choosing is known after so many sequences. */
    private static final int PILOTED = 256;

    private final Twin twin;
    private final Corpus corpus = new Corpus();
    private final SequenceRunner runner;
    private final FuzzControl control;
    private final Map<Signature, Finding> findings = new LinkedHashMap<>();
    private final List<Chunk.Kept> kept = new ArrayList<>();
    private Pilot pilot = new Pilot(0);
    private int[] tried = new int[STRATEGIES];
    private int[] paid = new int[STRATEGIES];

    ChunkWorker(Twin twin, FuzzOptions options, FuzzControl control) {
        this.twin = twin;
        this.control = control;
        runner = new SequenceRunner(twin, options, corpus);
    }

    /** Returns how many names operations have. */
    int names() {
        return runner.names();
    }

    /**
     * Runs {@code count} sequences from number {@code first} on; fewer when the run was asked to stop.
     *
     * @param known what was learnt before, and the only thing besides the seed that the sequences depend on
     * @throws IllegalStateException when a model fails; it says in which sequence
     */
    Chunk run(long first, int count, Learnt known) {
        corpus.copy(known.corpus());
        runner.setMix(known.mix());
        runner.setPriorities(known.pilot().priorities());
        pilot = new Pilot(runner.names());
        runner.watch(first < PILOTED ? pilot : null);
        return run(count, first, i -> runner.run(first + i));
    }

    /**
     * Runs sequences that were kept from another run.
     *
     * @throws IllegalStateException when a model fails
     */
    Chunk replay(List<Recording> recordings) {
        corpus.copy(new Corpus());
        pilot = new Pilot(runner.names());
        return run(recordings.size(), -1, i -> runner.replay(recordings.get(i)));
    }

    private Chunk run(int count, long first, IntUnaryOperator each) {
        long[] usesBefore = twin.declaredUses();
        long[] comparedBefore = twin.compared();
        long askedBefore = runner.asked();
        long faultsBefore = runner.faults();
        begin();
        long operations = 0;
        int sequences = 0;
        while (sequences < count && !control.isCancelled()) {
            int ran = each.applyAsInt(sequences);
            operations += ran;
            control.ran(ran);
            look(first < 0 ? first : first + sequences, operations);
            sequences++;
        }
        return new Chunk(
                operations,
                sequences,
                runner.asked() - askedBefore,
                runner.faults() - faultsBefore,
                twin.covered(),
                twin.shown(),
                since(usesBefore, twin.declaredUses()),
                since(comparedBefore, twin.compared()),
                List.copyOf(findings.values()),
                List.copyOf(kept),
                tried,
                paid,
                pilot);
    }

    private void begin() {
        twin.events(Side.BEFORE).forgetCovered();
        twin.events(Side.AFTER).forgetCovered();
        findings.clear();
        kept.clear();
        tried = new int[STRATEGIES];
        paid = new int[STRATEGIES];
    }

    /** Looks at what the sequence that was just run has shown. */
    private void look(long sequence, long operations) {
        if (twin.isDifferent()) {
            for (Difference difference : twin.differences()) {
                findings.computeIfAbsent(
                        difference.signature(), s -> new Finding(s, sequence, operations, runner.steps()));
            }
        }
        int strategy = runner.strategy().ordinal();
        tried[strategy]++;
        if (runner.hasNews()) {
            paid[strategy]++;
            Chunk.Kept entry = runner.kept();
            corpus.add(entry.recording());
            kept.add(entry);
        }
    }

    private static long[] since(long[] then, long[] now) {
        for (int i = 0; i < now.length; i++) {
            now[i] -= then[i];
        }
        return now;
    }

    /**
     * Returns the sequences that together meet all that is met by these; of two that meet the same the shorter one.
     *
     * @throws IllegalStateException when a model fails
     */
    List<List<Trace.Step>> minimise(List<Recording> recordings) {
        corpus.copy(new Corpus());
        List<List<Trace.Step>> few = new ArrayList<>();
        List<Recording> shortFirst = new ArrayList<>(recordings);
        shortFirst.sort(Comparator.comparingInt(Recording::size).thenComparingInt(Recording::answers));
        for (Recording recording : shortFirst) {
            runner.replay(recording);
            if (runner.hasNews()) {
                few.add(recording.steps(twin.vocabulary()));
            }
        }
        return few;
    }
}
