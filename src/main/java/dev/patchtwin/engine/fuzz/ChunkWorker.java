package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.engine.twin.Twin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs chunks of sequences, one after the other, on a twin of its own. */
final class ChunkWorker {
    private final Twin twin;
    private final SequenceRunner runner;
    private final FuzzControl control;

    ChunkWorker(Twin twin, int[] priorities, FuzzOptions options, FuzzControl control) {
        this.twin = twin;
        this.control = control;
        runner = new SequenceRunner(twin, options);
        runner.setPriorities(priorities);
    }

    /**
     * Runs {@code count} sequences from number {@code first} on; fewer when the run was asked to stop.
     *
     * @throws IllegalStateException when a model fails; it says in which sequence
     */
    Chunk run(long first, int count) {
        Map<Signature, Finding> findings = new LinkedHashMap<>();
        long[] usesBefore = twin.declaredUses();
        long[] comparedBefore = twin.compared();
        long askedBefore = runner.asked();
        long faultsBefore = runner.faults();
        twin.observation(Side.BEFORE).forgetCovered();
        twin.observation(Side.AFTER).forgetCovered();
        long operations = 0;
        int sequences = 0;
        while (sequences < count && !control.isCancelled()) {
            int ran = runner.run(first + sequences);
            operations += ran;
            control.ran(ran);
            if (twin.isDifferent()) {
                Fuzz.collect(twin, runner, first + sequences, findings);
            }
            sequences++;
        }
        return new Chunk(
                operations,
                sequences,
                runner.asked() - askedBefore,
                runner.faults() - faultsBefore,
                twin.covered(),
                since(usesBefore, twin.declaredUses()),
                since(comparedBefore, twin.compared()),
                List.copyOf(findings.values()));
    }

    private static long[] since(long[] then, long[] now) {
        for (int i = 0; i < now.length; i++) {
            now[i] -= then[i];
        }
        return now;
    }
}
