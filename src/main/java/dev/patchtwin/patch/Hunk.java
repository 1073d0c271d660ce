package dev.patchtwin.patch;

import java.util.List;

/**
 * A hunk of a patch.
 *
 * @param oldStart its first line in the file before, from 1; 0 when the file is new
 * @param oldCount how many lines it has there
 * @param newStart its first line in the file after, from 1; 0 when the file is gone
 * @param newCount how many lines it has there
 * @param heading what stands after the second {@code @@}: the last function line above the hunk, which need not be the
 *     function that changes
 * @param lines its lines
 */
public record Hunk(int oldStart, int oldCount, int newStart, int newCount, String heading, List<HunkLine> lines) {
    /** Copies the list. */
    public Hunk {
        lines = List.copyOf(lines);
    }

    /** What a line of a hunk does. */
    public enum Kind {
        /** Stands in the file before and after. */
        CONTEXT,
        /** Stands only in the file after. */
        ADDED,
        /** Stands only in the file before. */
        REMOVED
    }

    /**
     * A line of a hunk.
     *
     * @param kind what it does
     * @param text without the mark
     * @param mailLine its place in the mail, from 1; for a line that was put back, that of the line before
     */
    public record HunkLine(Kind kind, String text, int mailLine) {}

    /** Returns the lines of the pre-image, or of the post-image. */
    public List<HunkLine> image(boolean after) {
        Kind other = after ? Kind.REMOVED : Kind.ADDED;
        return lines.stream().filter(l -> l.kind() != other).toList();
    }

    int count(Kind kind) {
        return (int) lines.stream().filter(l -> l.kind() == kind).count();
    }
}
