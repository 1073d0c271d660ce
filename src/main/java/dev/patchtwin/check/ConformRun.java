package dev.patchtwin.check;

import dev.patchtwin.check.conform.ConformOutcome;
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

    /** Whether the C was run, to the end, and did what the models do. */
    public boolean conforms() {
        return outcome instanceof ConformOutcome.Done done
                && done.result().agrees()
                && !done.result().interrupted();
    }

    /** Whether something was seen that does not agree. */
    public boolean disagrees() {
        return outcome instanceof ConformOutcome.Done done && !done.result().agrees();
    }
}
