package dev.patchtwin.check;

import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of running a bundle's own C beside its models.
 *
 * @param id the bundle
 * @param title the patch's title
 * @param outcome what came of it
 * @param files for each thing that does not agree, in its order, the file that its trace was written to, if it was
 * @param repro the command that does it again
 * @param note something that went wrong by the way, and changes nothing of the above
 */
public record ConformRun(
        String id,
        String title,
        ConformOutcome outcome,
        List<Optional<Path>> files,
        String repro,
        Optional<String> note) {
    /** Copies the list. */
    public ConformRun {
        files = List.copyOf(files);
    }

    /** Returns what came of it when it was run; empty when it could not be. */
    public Optional<ConformResult> result() {
        return outcome instanceof ConformOutcome.Done done ? Optional.of(done.result()) : Optional.empty();
    }

    /** Returns what it comes to. */
    public ConformVerdict verdict() {
        if (outcome instanceof ConformOutcome.Skipped skipped) {
            return skipped.interrupted() ? ConformVerdict.INTERRUPTED : ConformVerdict.NOT_RUN;
        }
        ConformResult result = ((ConformOutcome.Done) outcome).result();
        if (!result.fits()) {
            return ConformVerdict.UNFAITHFUL;
        }
        if (!result.agrees()) {
            return ConformVerdict.DIFFERENT;
        }
        return result.complete() ? ConformVerdict.FITS : ConformVerdict.INTERRUPTED;
    }
}
