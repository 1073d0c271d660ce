package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the check says of the patch that it is about.
 *
 * @param mail the file that it was recovered from
 * @param title the patch's own title
 * @param origin author, date and place in its series, as far as the mail says them, one phrase each
 * @param files the files that it changes, each with the number of its hunks
 * @param added how many lines it adds
 * @param removed how many lines it removes
 * @param touched the functions it changes
 * @param remarks how many remarks of a reviewer stand between its lines
 * @param repairs what had to be repaired in the mail to recover it, each with its place
 */
public record PatchSummary(
        Path mail,
        String title,
        List<String> origin,
        List<Changed> files,
        int added,
        int removed,
        List<Touched> touched,
        int remarks,
        List<String> repairs) {
    /** Copies the lists. */
    public PatchSummary {
        origin = List.copyOf(origin);
        files = List.copyOf(files);
        touched = List.copyOf(touched);
        repairs = List.copyOf(repairs);
    }

    /**
     * A file that the patch changes.
     *
     * @param path from the root of the tree, after the patch
     * @param hunks in how many places
     * @param mailLine where the first of them stands in the mail, from 1
     */
    public record Changed(String path, int hunks, int mailLine) {}

    /** Returns the same, recovered from this file, with these words about what was repaired. */
    public PatchSummary with(Path otherMail, List<String> otherRepairs) {
        return new PatchSummary(otherMail, title, origin, files, added, removed, touched, remarks, otherRepairs);
    }

    /** Returns how many hunks the patch has. */
    public int hunks() {
        return files.stream().mapToInt(Changed::hunks).sum();
    }

    /**
     * A function, or a named line of code, that the patch changes.
     *
     * @param file from the root of the tree
     * @param before its name before, if it was there
     * @param after its name after, if it is still there
     */
    public record Touched(String file, Optional<String> before, Optional<String> after) {}
}
