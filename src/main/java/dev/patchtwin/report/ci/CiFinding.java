package dev.patchtwin.report.ci;

import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong, or worth a note.
 *
 * @param rule what kind of thing it is
 * @param level how much it matters
 * @param identity what makes it the same thing from run to run: words that change with neither lines, nor seeds, nor the
 *     trace that happens to show it
 * @param message what it is, in a sentence
 * @param details more sentences: what is known about it, what to do
 * @param places where to look, the place to show it at first
 * @param witness the shortest trace that shows it, if a trace does
 * @param repro the command that shows it again
 */
public record CiFinding(
        CiRule rule,
        Level level,
        List<String> identity,
        String message,
        List<String> details,
        List<CiPlace> places,
        Optional<CiWitness> witness,
        String repro) {
    /** Copies the lists. */
    public CiFinding {
        identity = List.copyOf(identity);
        details = List.copyOf(details);
        places = List.copyOf(places);
    }

    /** How much a finding matters. */
    public enum Level {
        /** Nothing is wrong; somebody should know it all the same. */
        NOTE,
        /** It cannot be said whether something is wrong. */
        WARNING,
        /** Something is wrong. */
        ERROR
    }

    /** Makes one of the rule's own level, without witness. */
    static CiFinding of(
            CiRule rule,
            List<String> identity,
            String message,
            List<String> details,
            List<CiPlace> places,
            String repro) {
        return new CiFinding(rule, rule.level(), identity, message, details, places, Optional.empty(), repro);
    }
}
