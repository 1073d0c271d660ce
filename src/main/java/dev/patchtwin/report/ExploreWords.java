package dev.patchtwin.report;

import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.ScopeRun;
import dev.patchtwin.engine.explore.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an exploration covered, in words. */
final class ExploreWords {
    private ExploreWords() {}

    /** Returns a sentence about all of it. */
    static String summary(ExploreRun run) {
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

    /** Returns what was explored in each slice: its world, its bound on faults, how far it came. */
    static List<String> slices(ExploreRun run) {
        List<String> lines = new ArrayList<>();
        for (ScopeRun scope : run.scopes()) {
            lines.add(scope.scope().name() + ": " + Text.count(scope.states(), "pair") + ", "
                    + Text.count(scope.transitions(), "transition") + ", depth " + scope.depth() + ", "
                    + faults(scope.scope()) + ", " + ended(scope) + "; " + Text.parameters(scope.scope().world()));
        }
        return lines;
    }

    /** Returns the bound on answers that are not nominal. */
    static String faults(Scope scope) {
        return scope.faults() == Scope.ANY
                ? "any number of faults"
                : "at most " + Text.count(scope.faults(), "fault") + " in a run";
    }

    private static String ended(ScopeRun scope) {
        return switch (scope.stop()) {
            case COMPLETE -> "complete";
            case DIFFERENCE -> "ended by a difference";
            case STATES, DEPTH, MEMORY, TIME, CANCELLED, STATE_TOO_LARGE ->
                "NOT complete (" + scope.stop().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "), "
                        + Text.count(scope.unexplored()) + " not explored";
        };
    }

    /** Tells whether a slice was ended by a difference. */
    static boolean endedByDifference(ExploreRun run) {
        return run.scopes().stream().anyMatch(s -> s.stop() == Stop.DIFFERENCE);
    }
}
