package dev.patchtwin.engine.fuzz;

import dev.patchtwin.model.Trace;
import java.util.List;

/**
 * What a fuzzing run did and found.
 *
 * @param seed the seed it ran from
 * @param operations how many lock-step operations were run
 * @param sequences how many sequences
 * @param questions how many different questions the oracle answered
 * @param faults how many of the answers were not nominal
 * @param nanos how long it took; the only figure that differs from run to run
 * @param findings the first of each signature, in the order in which the sequences come
 * @param declaredUses how many words each declared difference erased, in the order of the contract
 * @param compared on how many occasions each channel was compared, by channel id; 0 where neither side ever showed
 *     anything: that the two agree means nothing there
 * @param covered the probes that were met, a bit per probe
 * @param features how many kinds of situations were met; 0 in a run that is not guided
 * @param corpus sequences that together meet all of them, short ones first
 * @param mix how often each way of making a sequence was used at the end, in whole numbers; the ratio is what was learnt
 * @param interrupted whether it was stopped before its budget was used
 */
public record FuzzResult(
        long seed,
        long operations,
        long sequences,
        long questions,
        long faults,
        long nanos,
        List<Finding> findings,
        List<Long> declaredUses,
        List<Long> compared,
        long covered,
        int features,
        List<List<Trace.Step>> corpus,
        String mix,
        boolean interrupted) {
    /** Copies the lists. */
    public FuzzResult {
        findings = List.copyOf(findings);
        declaredUses = List.copyOf(declaredUses);
        compared = List.copyOf(compared);
        corpus = List.copyOf(corpus);
    }
}
