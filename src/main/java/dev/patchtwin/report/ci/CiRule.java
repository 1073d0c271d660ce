package dev.patchtwin.report.ci;

import dev.patchtwin.report.ci.CiFinding.Level;

/**
 * Every kind of finding. The ids are a promise: hosts keep what people said about a finding by them, so none is ever given to
 * something else; {@code docs/ci.md} lists them.
 */
public enum CiRule {
    /** A model of the head does something else than at the base. */
    MEANING_CHANGED(
            "PT001",
            "MeaningChanged",
            Level.ERROR,
            "A model does something else than it did at the base of the range",
            "Both revisions of the model were compiled apart and driven with the same operations, faults and answers; the trace"
                    + " is the shortest that tells them apart. If the change is meant, show it in a golden trace and declare it,"
                    + " with a trailer 'Model-Change: ID: REASON' in a commit or an entry of 'model-changes' in twin.yaml."
                    + " If it is not, mend the model."),
    /** It cannot be said whether a model of the head does the same as at the base. */
    MEANING_UNKNOWN(
            "PT002",
            "MeaningUnknown",
            Level.WARNING,
            "It is not known whether a model does what it did at the base of the range",
            "Comparing the two revisions was interrupted, stopped at a bound, or one of them does not compile against this"
                    + " Patchtwin. Run the gate again, or with larger bounds."),
    /** A model, a bundle or a golden trace is gone. */
    LOSS(
            "PT003",
            "UndeclaredLoss",
            Level.ERROR,
            "A model, a bundle or a golden trace is gone, and nobody declared it",
            "What is gone is checked by nobody any more. If that is meant, declare it with a trailer"
                    + " 'Model-Change: ID: REASON' in a commit of the range; else bring it back."),
    /** The two sides differ. */
    DIFFERENCE(
            "PT004",
            "BehaviourDiffers",
            Level.ERROR,
            "The code before and after the patch differs outside the contract",
            "The trace is the shortest that was found; what both sides show in it differs on the channel. Either the patch makes"
                    + " a difference that its author did not mean, or a model is wrong, or the contract in twin.yaml lacks"
                    + " a declared difference."),
    /** The two sides differ in time only. */
    TIMING(
            "PT005",
            "TimingDiffers",
            Level.ERROR,
            "The code before and after the patch shows the same, but not at the same time",
            "At the next point of rest both sides show the same again. In between, somebody else could see the difference."),
    /** Both sides break an invariant. */
    BROKEN_INVARIANT(
            "PT006",
            "InvariantBroken",
            Level.ERROR,
            "Both sides break an invariant that no version may break",
            "The patch did not bring it in: the code before it does the same. The trace is the shortest that was found."),
    /** A golden trace shows something else than is expected. */
    GOLDEN_DIFFERS(
            "PT007",
            "GoldenDiffers",
            Level.ERROR,
            "A golden trace shows something else than is expected of it",
            "A model does something else than when the golden trace was accepted, or says it in other words. If that is meant,"
                    + " accept it with 'patchtwin golden update'; else mend the model."),
    /** The models do not do what the C does. */
    MODELS_DO_NOT_FIT(
            "PT008",
            "ModelsDoNotFitTheC",
            Level.ERROR,
            "A model does not do what the patch's own C does, or the C died",
            "Whichever of them is wrong: until it is mended, nothing else that the models show says anything about the"
                    + " patch."),
    /** The C before and the C after differ. */
    C_DIFFERS(
            "PT009",
            "PatchesCDiffers",
            Level.ERROR,
            "The C before and after the patch differs outside the contract",
            "The models do what the C does; it is the patch that makes a difference which the contract does not have."),
    /** A declared difference is not needed. */
    STALE_CONTRACT(
            "PT010",
            "ContractStale",
            Level.WARNING,
            "A declared difference was never needed in a whole run",
            "A contract that allows what never happens would hide it when it does: take the declaration out of twin.yaml, or"
                    + " mend its words."),
    /** A situation was not met. */
    MISSED_PROBE(
            "PT011",
            "SituationNotMet",
            Level.WARNING,
            "A situation that a run must meet was not met",
            "Two sides that agree say nothing when the patched code never ran. Run longer, or mend the bundle's worlds."),
    /** The run says nothing. */
    INCONCLUSIVE(
            "PT012",
            "Inconclusive",
            Level.WARNING,
            "The run does not allow to say that there is no difference",
            "It was interrupted, or stopped at a bound on states, depth, memory or time, or it was shorter than the bundle asks"
                    + " for."),
    /** A file cannot be used. */
    UNUSABLE_INPUT(
            "PT013",
            "InputUnusable",
            Level.ERROR,
            "A file cannot be used",
            "The message says what is wrong in which line, and what to do."),
    /** The gate does not let something pass. */
    REFUSED(
            "PT014",
            "GateRefuses",
            Level.ERROR,
            "The gate does not let a change pass",
            "The message says why, and what to do.");

    private final String id;
    private final String title;
    private final Level level;
    private final String summary;
    private final String help;

    CiRule(String id, String title, Level level, String summary, String help) {
        this.id = id;
        this.title = title;
        this.level = level;
        this.summary = summary;
        this.help = help;
    }

    /** Returns its id, which never changes its meaning. */
    public String id() {
        return id;
    }

    /** Returns its name as SARIF has them: {@code MeaningChanged}. */
    public String title() {
        return title;
    }

    /** Returns how much it matters. */
    public Level level() {
        return level;
    }

    /** Returns what it is, in a sentence without a full stop. */
    public String summary() {
        return summary;
    }

    /** Returns what it means and what to do, in sentences. */
    public String help() {
        return help;
    }
}
