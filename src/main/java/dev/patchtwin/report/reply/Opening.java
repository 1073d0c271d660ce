package dev.patchtwin.report.reply;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.ConformVerdict;
import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.FunctionResult;
import dev.patchtwin.report.Text;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** What a reply says first: what was run, what came out, and how far that goes. */
final class Opening {
    private static final String RAN =
            "I ran the code before and after this patch as models, side by side, with the same"
                    + " operations and the same failures.";

    private final CheckResult result;

    private Opening(CheckResult result) {
        this.result = result;
    }

    /** Returns its paragraphs. */
    static List<String> of(CheckResult result) {
        Opening opening = new Opening(result);
        List<String> paragraphs = new ArrayList<>();
        String warning = opening.warning();
        if (!warning.isEmpty()) {
            paragraphs.add((warning + " " + String.join(" ", result.reasons())).strip());
        }
        if (result.verdict() != Verdict.UNFAITHFUL) {
            paragraphs.add(RAN + " " + opening.outcome());
            paragraphs.add(opening.bounds());
        }
        return paragraphs;
    }

    /** Says what keeps the run from saying anything about the patch; nothing when nothing does. */
    private String warning() {
        return switch (result.verdict()) {
            case EQUIVALENT, NO_DIFFERENCE_FOUND, UNSAFE, DIFFERENT -> "";
            case INCONCLUSIVE -> "This does not tell yet whether the patch makes a difference.";
            case STALE_CONTRACT ->
                "I expected something of this patch that did not come, so what I expected was wrong.";
            case STALE_GOLDEN ->
                "Please do not count on this yet: my models do not do any more what they did when I recorded it.";
            case UNFAITHFUL ->
                "This says nothing about the patch: I compiled its C and ran it beside my models of it, and they do not do"
                        + " the same. Whichever of them is wrong, until that is mended nothing else counts.";
        };
    }

    private String outcome() {
        long different = count(Finding.Kind.DIFFERENCE) + count(Finding.Kind.TIMING);
        long broken = count(Finding.Kind.BROKEN_INVARIANT);
        long expected = result.declared().stream().filter(use -> use.uses() > 0).count();
        List<String> sentences = new ArrayList<>();
        if (different > 0) {
            sentences.add("They do not do the same: " + Prose.count(different, "difference") + " came out;"
                    + place(different) + ".");
        } else if (expected > 0) {
            sentences.add(searched("they did the same") + ", but for " + Prose.count(expected, "difference")
                    + " that I expected;" + place(expected) + ".");
        } else {
            sentences.add(searched("they did the same") + ".");
        }
        if (different > 0 && expected > 0) {
            sentences.add(capital(Prose.number(expected)) + " more I expected; "
                    + (expected == 1 ? "it is" : "they are") + " below, too.");
        }
        if (broken > 0) {
            sentences.add("Both break " + (broken == 1 ? "an invariant" : Prose.count(broken, "invariant"))
                    + " that must always hold, which is no fault of this patch; see below.");
        }
        return String.join(" ", sentences);
    }

    private static String place(long count) {
        return count == 1
                ? " it is below, at the lines that it comes from"
                : " each is below, at the lines that it comes from";
    }

    private long count(Finding.Kind kind) {
        return result.findings().stream().filter(f -> f.kind() == kind).count();
    }

    /** Says where something was so. */
    private String searched(String what) {
        String where = String.join(", and ", places());
        return where.isEmpty() ? capital(what) : capital(where) + ", " + what;
    }

    private List<String> places() {
        List<String> places = new ArrayList<>();
        result.explored().filter(run -> run.states() > 0).ifPresent(run -> places.add(explored(run)));
        result.fuzz()
                .filter(run -> run.operations() > 0)
                .ifPresent(run -> places.add("in " + Text.count(run.operations(), "random operation")
                        + (result.explored().isEmpty() ? "" : " in a larger one")));
        return places;
    }

    private static String explored(ExploreRun run) {
        String setups = run.scopes().size() == 1
                ? "a small setup"
                : Prose.number(run.scopes().size()) + " small setups";
        return (run.complete() ? "in each of the " : "in ")
                + Text.count(run.states(), "pair")
                + " of states that "
                + setups
                + " can reach with "
                + failures(run);
    }

    private static String failures(ExploreRun run) {
        if (run.scopes().stream().anyMatch(scope -> scope.scope().faults() == Scope.ANY)) {
            return run.scopes().stream().allMatch(scope -> scope.scope().faults() == Scope.ANY)
                    ? "any number of failures"
                    : "as many failures as each allows";
        }
        IntSummaryStatistics most =
                run.scopes().stream().mapToInt(scope -> scope.scope().faults()).summaryStatistics();
        String least = most.getMin() == most.getMax() ? "" : Prose.number(most.getMin()) + " or ";
        return most.getMax() == 0
                ? "no failure"
                : "at most " + least + Prose.number(most.getMax()) + (most.getMax() == 1 ? " failure" : " failures");
    }

    private String bounds() {
        List<String> sentences = new ArrayList<>();
        boolean different = result.findings().stream().anyMatch(f -> f.kind() != Finding.Kind.BROKEN_INVARIANT);
        if (different && !places().isEmpty()) {
            sentences.add("I compared them " + String.join(", and ", places()) + ".");
        }
        result.conform().ifPresent(run -> sentences.add(faithful(run)));
        sentences.add(
                different
                        ? "What was not looked at may differ, too, and so may what the models leave out."
                        : "All of this is a bounded search of models and no proof: larger setups, more failures and"
                                + " what the models leave out are not covered.");
        if (result.explored().isPresent() && result.explored().get().omission() > 0) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "States were kept as fingerprints; the probability that one was left out is at most %.1e.",
                    result.explored().get().omission()));
        }
        return String.join(" ", sentences);
    }

    /** Says why the models can be believed, as far as that was tried. */
    private static String faithful(ConformRun run) {
        if (run.result().isEmpty()) {
            return "The C of this patch was not run beside the models, so that they are taken at their word.";
        }
        ConformResult conform = run.result().get();
        long calls =
                conform.functions().stream().mapToLong(FunctionResult::cases).sum();
        return (run.verdict() == ConformVerdict.INTERRUPTED ? "As far as I came, the models" : "The models")
                + " do what the C of this patch does, in " + Text.count(calls, "call") + " of its functions and in "
                + Text.count(conform.operations(), "random operation") + ".";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
