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

    /**
     * Returns a table of the slices: how far each came, and how many faults it allows in a run.
     *
     * @param room whether there is room enough for columns that are as wide as any number
     */
    static List<String> slices(ExploreRun run, boolean room) {
        int name = "slice".length();
        for (ScopeRun scope : run.scopes()) {
            name = Math.max(name, scope.scope().name().length());
        }
        List<String> lines = new ArrayList<>();
        int pairs =
                room ? 13 : Math.max("pairs".length(), Text.count(run.states()).length()) + 1;
        int transitions = room
                ? 14
                : Math.max("transitions".length(), Text.count(run.transitions()).length()) + 1;
        String form = "%" + pairs + "s%" + transitions + (room ? "s%7s%8s" : "s%6s%7s");
        lines.add(Text.pad("slice", name) + String.format(form, "pairs", "transitions", "depth", "faults"));
        for (ScopeRun scope : run.scopes()) {
            String faults = scope.scope().faults() == Scope.ANY
                    ? "any"
                    : Text.count(scope.scope().faults());
            lines.add(Text.pad(scope.scope().name(), name)
                    + String.format(
                            form,
                            Text.count(scope.states()),
                            Text.count(scope.transitions()),
                            Text.count(scope.depth()),
                            faults)
                    + "  " + ended(scope));
        }
        return lines;
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
            case STATES, DEPTH, MEMORY, TIME, CANCELLED, STATE_TOO_LARGE -> "NOT COMPLETE";
        };
    }
}
