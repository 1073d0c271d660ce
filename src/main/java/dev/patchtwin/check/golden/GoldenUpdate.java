package dev.patchtwin.check.golden;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.GoldenDiff;
import dev.patchtwin.check.GoldenFile;
import dev.patchtwin.check.GoldenFolder;
import dev.patchtwin.check.GoldenReplay;
import dev.patchtwin.check.GivenFile;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.trace.ExpectationWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Makes what golden traces show now what is expected of them. */
public final class GoldenUpdate {
    private GoldenUpdate() {}

    /**
     * A file that would be written.
     *
     * @param file where
     * @param isNew whether there is none yet
     * @param diff what changes in it, in unified format
     * @param text all of it
     */
    public record Change(Path file, boolean isNew, List<String> diff, String text) {
        /** Copies the list. */
        public Change {
            diff = List.copyOf(diff);
        }
    }

    /**
     * Finds out what there is to be written, and writes nothing. What is expected now may be cut off, edited by hand, or
     * missing: that is what an update is for.
     *
     * @param all the ids of all bundles, so that what belongs to none of them is seen
     * @return a change for each file that is not yet as it should be
     * @throws InputException with a line for everything that an update cannot mend: traces that cannot be replayed, and files
     *     that somebody has to delete or move
     */
    public static List<Change> plan(List<Bundle> bundles, Set<String> all, Path root) throws InputException {
        List<Change> changes = new ArrayList<>();
        List<String> errors = new ArrayList<>(GoldenFolder.strays(root, all));
        for (Bundle bundle : bundles) {
            GoldenFolder folder = GoldenFolder.read(root, bundle.id());
            errors.addAll(folder.errors());
            for (GoldenFile golden : folder.files()) {
                try {
                    add(bundle, golden, changes);
                } catch (InputException e) {
                    errors.addAll(Arrays.asList(e.getMessage().split("\\R", -1)));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new InputException(errors);
        }
        return changes;
    }

    private static void add(Bundle bundle, GoldenFile golden, List<Change> to) throws InputException {
        String text = ExpectationWriter.print(GoldenReplay.of(bundle, golden).shown());
        Path file = golden.expected();
        String old = golden.complete() ? read(file) : "";
        if (!golden.complete() || !old.equals(text)) {
            List<String> diff = GoldenDiff.whole(file, old, text);
            to.add(new Change(
                    file,
                    !golden.complete(),
                    diff.isEmpty() ? List.of(file + ": only its line ends change") : diff,
                    text));
        }
    }

    /** Reads a file that may be anything; what is no UTF-8 in it is seen in the diff. */
    private static String read(Path file) throws InputException {
        try {
            return new String(GivenFile.bytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InputException.at(file, 1, "cannot be read (" + IoReason.of(e) + ")");
        }
    }

    /**
     * Writes the files, each wholly or not at all.
     *
     * @throws InputException when one cannot be written
     */
    public static void write(List<Change> changes) throws InputException {
        FileSet files = new FileSet();
        changes.forEach(change -> files.add(change.file(), change.text()));
        files.write();
    }
}
