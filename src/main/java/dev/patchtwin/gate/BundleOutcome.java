package dev.patchtwin.gate;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.GoldenResult;
import java.util.List;
import java.util.Optional;

/**
 * What came of a bundle.
 *
 * @param id its id
 * @param state what happened to it in the range
 * @param work what was done about it
 * @param check what checking it came to, where it was checked in this run
 * @param goldens its golden traces, where they were replayed in this run
 * @param errors why it cannot be used, each with file and line; none when it can
 * @param declared who declared a loss, if anybody did
 * @param passes whether the gate lets it pass
 * @param reasons why, or why not, in sentences; what to do next is among them, a command on a line of its own
 */
public record BundleOutcome(
        String id,
        State state,
        Work work,
        Optional<CheckResult> check,
        List<GoldenResult> goldens,
        List<String> errors,
        Optional<Declaration> declared,
        boolean passes,
        List<String> reasons) {
    /** Copies the lists. */
    public BundleOutcome {
        goldens = List.copyOf(goldens);
        errors = List.copyOf(errors);
        reasons = List.copyOf(reasons);
    }

    /** What happened to a bundle in the range. */
    public enum State {
        /** There is none at the base. */
        ADDED,
        /** Its own files changed, or something that all bundles depend on, or the meaning of one of its models. */
        CHANGED,
        /** Its models' sources changed, and their meaning did not, completely within its small world. */
        MEANING_KEPT,
        /** Nothing changed that it depends on. */
        UNTOUCHED,
        /** There is none at the head. */
        REMOVED
    }

    /** What was done about a bundle. */
    public enum Work {
        /** The whole check. */
        CHECKED,
        /** Its patch was held against its models, and its golden traces were replayed. */
        REPLAYED,
        /** Nothing: an earlier run on the very same files has passed. */
        REMEMBERED,
        /** Nothing: nothing that it depends on has changed, or it is gone, or the gate was interrupted before. */
        NOTHING
    }
}
