package dev.patchtwin.check.conform;

import dev.patchtwin.conform.coverage.PatchCoverage;
import java.util.List;
import java.util.Optional;

/**
 * What came of running the patch's own C beside the models.
 *
 * @param compiler what it was compiled with: {@code gcc 12.2.0}
 * @param sanitized whether the address and undefined behaviour sanitizers watched it
 * @param protections what kept it in its box: {@code seccomp, landlock 7, rlimits}
 * @param cutFrom where the C was cut out of: the hunks of the mail, or a tree
 * @param seed what the sequences are drawn from
 * @param world the name of the world of the sequences
 * @param changed how many lines the patch adds and removes
 * @param functions each patched function by itself, before and then after
 * @param explored the couples in every state of the small world; fewer than three when it was interrupted
 * @param sequences the couples in random sequences; fewer than three when it was interrupted
 * @param drifts what does not agree
 * @param deaths how the C died, if it did
 * @param coverage what of the patch's own lines ran in the calls of single functions; empty when that could not be measured
 * @param notes what a reader should know, a sentence each: warnings of the compiler, pieces that nothing runs, what is missing
 * @param interrupted whether it was stopped before its end
 */
public record ConformResult(
        String compiler,
        boolean sanitized,
        String protections,
        String cutFrom,
        long seed,
        String world,
        int changed,
        List<FunctionResult> functions,
        List<ExploredResult> explored,
        List<SequencesResult> sequences,
        List<Drift> drifts,
        List<CDeath> deaths,
        Optional<PatchCoverage> coverage,
        List<String> notes,
        boolean interrupted) {
    /** Copies the lists. */
    public ConformResult {
        functions = List.copyOf(functions);
        explored = List.copyOf(explored);
        sequences = List.copyOf(sequences);
        drifts = List.copyOf(drifts);
        deaths = List.copyOf(deaths);
        notes = List.copyOf(notes);
    }

    /** Whether all that was compared agrees, as far as was looked. */
    public boolean agrees() {
        return drifts.isEmpty() && deaths.isEmpty();
    }

    /** Whether the models do what the C does, although the patch may make a difference. */
    public boolean fits() {
        return deaths.isEmpty() && drifts.stream().allMatch(Drift::ofThePatch);
    }

    /** Whether all was compared that was to be: nobody stopped it, and no bound did. */
    public boolean complete() {
        return !interrupted
                && functions.stream().allMatch(FunctionResult::complete)
                && explored.stream().allMatch(ExploredResult::complete);
    }

    /** Returns how many lock-step operations were compared. */
    public long operations() {
        return sequences.stream().mapToLong(SequencesResult::operations).sum();
    }
}
