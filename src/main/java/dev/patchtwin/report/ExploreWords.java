package dev.patchtwin.report;

import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.ScopeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an exploration covered, in words. */
public final class ExploreWords {
    private ExploreWords() {}

    /** Returns a sentence about all of it. */
    public static String summary(ExploreRun run) {
        return "the world " + run.world() + (run.complete() ? " completely: " : " in part: ")
                + Text.count(run.states(), "pair") + " of states, " + Text.count(run.transitions(), "transition")
                + ", up to " + Text.count(run.depth(), "operation") + " deep, in " + Text.seconds(run.seconds())
                + (run.reduced() ? ", with symmetric states taken for one" : "")
                + (run.omission() > 0
                        ? String.format(
                                Locale.ROOT,
                                "; states kept as fingerprints, so that with a probability of at most %.1e one was"
                                        + " left out",
                                run.omission())
                        : "");
    }

    /** Returns a table of the slices: how far each came, and how many faults it allows in a run. */
    static List<String> slices(ExploreRun run) {
        int name = "slice".length();
        for (ScopeRun scope : run.scopes()) {
            name = Math.max(name, scope.scope().name().length());
        }
        List<String> lines = new ArrayList<>();
        lines.add(Text.pad("slice", name) + row("pairs", "transitions", "depth", "faults"));
        for (ScopeRun scope : run.scopes()) {
            String faults = scope.scope().faults() == Scope.ANY ? "any" : Text.count(scope.scope().faults());
            lines.add(Text.pad(scope.scope().name(), name)
                    + row(
                            Text.count(scope.states()),
                            Text.count(scope.transitions()),
                            Text.count(scope.depth()),
                            faults)
                    + "  " + ended(scope));
        }
        return lines;
    }

    private static String row(String pairs, String transitions, String depth, String faults) {
        return Text.padLeft(pairs, 13) + Text.padLeft(transitions, 14) + Text.padLeft(depth, 7) + Text.padLeft(faults, 8);
    }

    /** Returns the bound on answers that are not nominal. */
    static String faults(Scope scope) {
        return scope.faults() == Scope.ANY
                ? "any number of faults"
                : "at most " + Text.count(scope.faults(), "fault") + " in a run";
    }

    /** Returns how a slice ended, in a word or two. */
    public static String ended(ScopeRun scope) {
        return switch (scope.stop()) {
            case COMPLETE -> "complete";
            case DIFFERENCE -> "a difference";
            case STATES, DEPTH, MEMORY, TIME, CANCELLED, STATE_TOO_LARGE ->
                "NOT COMPLETE";
        };
    }
}
