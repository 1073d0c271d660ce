package dev.patchtwin.report;

import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.conform.CDeath;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Couple;
import dev.patchtwin.check.conform.Drift;
import dev.patchtwin.check.conform.ExploredResult;
import dev.patchtwin.check.conform.FunctionResult;
import dev.patchtwin.check.conform.SequencesResult;
import dev.patchtwin.conform.coverage.PatchCoverage;
import dev.patchtwin.conform.coverage.PatchLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What running the patch's own C has come to, in words. */
public final class ConformWords {
    private ConformWords() {}

    /** Returns a few lines for a report that is about something else. */
    public static List<String> brief(ConformRun run) {
        if (run.outcome() instanceof ConformOutcome.Skipped skipped) {
            return List.of("not run: " + skipped.reason());
        }
        ConformResult result = ((ConformOutcome.Done) run.outcome()).result();
        List<String> lines = new ArrayList<>();
        lines.add(functions(result, false));
        lines.add(functions(result, true));
        lines.addAll(explored(result));
        lines.add(sequences(result));
        lines.add("changed lines: " + lines(result));
        if (!result.deaths().isEmpty()) {
            lines.add("the C died in " + Text.count(result.deaths().size(), "way"));
        }
        return lines;
    }

    private static String functions(ConformResult result, boolean after) {
        List<FunctionResult> own =
                result.functions().stream().filter(f -> f.after() == after).toList();
        long agree = own.stream().filter(FunctionResult::agree).count();
        return "C " + (after ? "after" : "before") + ": functions " + agree + " of " + own.size() + " agree in "
                + Text.count(own.stream().mapToLong(FunctionResult::cases).sum(), "case")
                + (own.stream().allMatch(FunctionResult::complete) ? "" : ", not all of them");
    }

    private static List<String> explored(ConformResult result) {
        List<ExploredResult> all = result.explored();
        if (all.isEmpty()) {
            return List.of();
        }
        long agree = all.stream().filter(e -> e.disagreements() == 0).count();
        return List.of("couples " + agree + " of " + all.size() + " agree in every state of the world "
                + all.get(0).world()
                + (all.stream().allMatch(ExploredResult::complete) ? "" : ", as far as it was explored"));
    }

    private static String sequences(ConformResult result) {
        List<SequencesResult> all = result.sequences();
        long agree = all.stream().filter(s -> s.disagreements() == 0).count();
        return "couples " + agree + " of " + all.size() + " agree in "
                + Text.count(result.operations(), "random operation")
                + ", "
                + Text.count(all.stream().mapToLong(SequencesResult::calls).sum(), "call") + " of C"
                + (result.interrupted() ? "; interrupted" : "");
    }

    /** Returns how many of the changed lines ran. */
    static String lines(ConformResult result) {
        if (result.coverage().isEmpty()) {
            return "it is not known which of them ran";
        }
        PatchCoverage coverage = result.coverage().get();
        int ran = coverage.covered().size();
        return coverage.lines().size() + " of " + Text.count(result.changed()) + " were cut out; "
                + (ran + coverage.uncovered().size()) + " hold code; " + ran + " ran";
    }

    /** Returns how often each way was taken from each condition on a line: {@code 1793/456}. */
    static String branches(PatchLine line) {
        return line.conditions().stream()
                .map(ways -> ways.stream().map(String::valueOf).collect(Collectors.joining("/")))
                .collect(Collectors.joining(" "));
    }

    /** Returns who does not agree on what. */
    static String heading(Drift drift) {
        Couple couple = drift.couple();
        return couple.left() + " and " + couple.right() + " DIFFER on "
                + (drift.channels().isEmpty() ? "what is possible" : String.join(", ", drift.channels()));
    }

    /** Returns how the C died. */
    static String heading(CDeath death) {
        return "THE C " + (death.after() ? "AFTER" : "BEFORE") + " THE PATCH DIED";
    }

    /** Returns what the verdict promises, and what it does not: a sentence or more. */
    static String verdict(ConformRun run) {
        if (run.outcome() instanceof ConformOutcome.Skipped skipped) {
            return skipped.reason();
        }
        return switch (run.verdict()) {
            case FITS, NOT_RUN -> fits(((ConformOutcome.Done) run.outcome()).result());
            case INTERRUPTED -> "what was compared by then agrees, and there was more to compare";
            case DIFFERENT ->
                "the models do what the C does; it is the patch that makes a difference which the contract does not have";
            case UNFAITHFUL ->
                "whichever of them is wrong, what the models say about the patch counts for little until it is mended";
        };
    }

    private static String fits(ConformResult result) {
        long cases =
                result.functions().stream().mapToLong(FunctionResult::cases).sum();
        return "in " + Text.count(cases, "call")
                + " of the patched functions, which are all that there are in the bundle's"
                + " world for them, "
                + (result.explored().isEmpty() ? "" : "in every state of that world that whole sequences reach, ")
                + "and in " + Text.count(result.operations(), "random operation")
                + " in a larger one, the models did what the patch's own C does, and the C after the patch did what the"
                + " C before it does, but for the declared differences. The random sequences were a search and no proof, and the"
                + " world around the C is that of the models and of the shims";
    }
}
