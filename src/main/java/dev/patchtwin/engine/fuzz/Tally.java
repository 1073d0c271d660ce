package dev.patchtwin.engine.fuzz;

import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.model.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What the chunks of a run did and found, added up in their order. */
final class Tally {
    private final Map<Signature, Finding> findings = new LinkedHashMap<>();
    private long operations;
    private long sequences;
    private long questions;
    private long faults;
    private long covered;
    private long shown;
    private long[] uses = new long[0];
    private long[] compared = new long[0];

    void add(Chunk done) {
        for (Finding finding : done.findings()) {
            findings.putIfAbsent(finding.signature(), finding.after(operations));
        }
        operations += done.operations();
        sequences += done.sequences();
        questions += done.questions();
        faults += done.faults();
        covered |= done.covered();
        shown |= done.shown();
        uses = sum(uses, done.uses());
        compared = sum(compared, done.compared());
    }

    private static long[] sum(long[] sums, long[] more) {
        long[] all = more.clone();
        for (int i = 0; i < sums.length; i++) {
            all[i] += sums[i];
        }
        return all;
    }

    /** Returns how many operations there were. */
    long operations() {
        return operations;
    }

    /** Returns what was found. */
    Set<Signature> found() {
        return findings.keySet();
    }

    FuzzResult result(
            long seed, long nanos, int features, List<List<Trace.Step>> corpus, String mix, boolean interrupted) {
        List<Long> comparisons = new ArrayList<>();
        for (int i = 0; i < compared.length; i++) {
            // That two agree on what neither ever shows means nothing.
            comparisons.add((shown & (1L << i)) == 0 ? 0 : compared[i]);
        }
        return new FuzzResult(
                seed,
                operations,
                sequences,
                questions,
                faults,
                nanos,
                List.copyOf(findings.values()),
                LongStream.of(uses).boxed().toList(),
                comparisons,
                covered,
                features,
                corpus,
                mix,
                interrupted);
    }
}
