package dev.patchtwin.gate;

import dev.patchtwin.check.ExploreRun;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.FuzzRun;
import java.util.List;
import java.util.Optional;

/**
 * What came of comparing a model of a bundle as it was at the base with the same model at the head.
 *
 * @param bundle the id of the bundle
 * @param model the model's name
 * @param meaning what became of its meaning
 * @param files the source files behind it that changed, as {@link GateChange#path}; the first is shown as its place
 * @param explored what exploring came to, old against new, if it was needed
 * @param fuzz what fuzzing came to
 * @param findings what differs, each with the shortest trace that shows it; {@code before} in it is the base, and
 *     {@code after} the head
 * @param shown the golden traces at the head that show it, by the channel that differs
 * @param declared who declared it, if anybody did
 * @param passes whether the gate lets it pass
 * @param reasons why, or why not, in sentences; what to do next is among them, a command on a line of its own
 * @param remembered whether it was known from an earlier run on the same files
 */
public record ModelOutcome(
        String bundle,
        String model,
        Meaning meaning,
        List<String> files,
        Optional<ExploreRun> explored,
        Optional<FuzzRun> fuzz,
        List<Finding> findings,
        List<Shown> shown,
        Optional<Declaration> declared,
        boolean passes,
        List<String> reasons,
        boolean remembered) {
    /** Copies the lists. */
    public ModelOutcome {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        shown = List.copyOf(shown);
        reasons = List.copyOf(reasons);
    }

    /**
     * A golden trace that shows a difference between base and head.
     *
     * @param channel where
     * @param trace its file
     */
    public record Shown(String channel, String trace) {}

    /** What became of a model's meaning. In order: of several, the worst one comes last. */
    public enum Meaning {
        /** Both revisions compile to the same classes: nothing can tell them apart. */
        SAME_CODE("kept: both revisions compile to the same classes"),
        /** Every reachable pair of states of the small world was compared, and nothing differs. */
        KEPT("kept, complete within the bounds"),
        /** The search found no difference; it was not complete. */
        NOT_SEEN("no difference found"),
        /** It cannot be said: interrupted, stopped at a bound, or one revision cannot be compared with this Patchtwin. */
        UNKNOWN("not known"),
        /** Something differs. */
        CHANGED("changed");

        private final String text;

        Meaning(String text) {
            this.text = text;
        }

        /** Tells whether it is certain, within the bounds, that it means what it meant. */
        public boolean isKept() {
            return this == SAME_CODE || this == KEPT;
        }

        /** Returns it as people read it. */
        public String text() {
            return text;
        }
    }
}
