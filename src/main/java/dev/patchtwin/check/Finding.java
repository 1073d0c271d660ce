package dev.patchtwin.check;

import dev.patchtwin.check.view.StepView;
import dev.patchtwin.model.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Something that both sides should not have shown, with the shortest trace that shows it.
 *
 * @param channel where it shows
 * @param kind what it is
 * @param origin how it was found, in a phrase
 * @param witness the shrunk trace
 * @param text the witness as {@code replay} reads it
 * @param steps what both sides showed during it
 * @param file where the witness was written, if it was
 * @param repro the command that shows it again
 * @param words what the contract says about it where it is declared, in words; none where nobody declared it
 */
public record Finding(
        String channel,
        Kind kind,
        String origin,
        Trace witness,
        String text,
        List<StepView> steps,
        Optional<Path> file,
        String repro,
        List<String> words) {
    /** Copies the lists. */
    public Finding {
        steps = List.copyOf(steps);
        words = List.copyOf(words);
    }

    /** Returns the same, found in this way, with this command that shows it again. */
    public Finding with(String otherOrigin, String otherRepro) {
        return new Finding(channel, kind, otherOrigin, witness, text, steps, file, otherRepro, words);
    }

    /** What a finding is. */
    public enum Kind {
        /** The sides show something else. */
        DIFFERENCE(""),
        /** The sides show the same, but not at the same time. */
        TIMING("-timing"),
        /** Both sides break the same invariant. */
        BROKEN_INVARIANT("-unsafe");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** Returns what the name of such a finding ends with, behind that of its channel. */
        public String suffix() {
            return suffix;
        }
    }
}
