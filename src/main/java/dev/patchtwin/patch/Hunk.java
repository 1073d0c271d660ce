package dev.patchtwin.patch;

import java.util.ArrayList;
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
 * @param header its {@code @@} line
 * @param lines its lines
 */
public record Hunk(int oldStart, int oldCount, int newStart, int newCount, String heading, String header, List<HunkLine> lines) {
    private static final String NO_LINE_END = "\\ No newline at end of file";

    /** Copies the list. */
    public Hunk {
        lines = List.copyOf(lines);
    }

    /** What a line of a hunk does. */
    public enum Kind {
        /** Stands in the file before and after. */
        CONTEXT(' '),
        /** Stands only in the file after. */
        ADDED('+'),
        /** Stands only in the file before. */
        REMOVED('-');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }
    }

    /**
     * A line of a hunk.
     *
     * @param kind what it does
     * @param text without the mark
     * @param mailLine its place in the mail, from 1; for a line that was put back, that of the line before
     * @param endsFile whether it is the last line of the file, and no line end follows it
     */
    public record HunkLine(Kind kind, String text, int mailLine, boolean endsFile) {
        /** Returns the same line with another text. */
        public HunkLine withText(String other) {
            return new HunkLine(kind, other, mailLine, endsFile);
        }
    }

    /** Returns the same hunk with other lines, as many as before. */
    public Hunk withLines(List<HunkLine> other) {
        return new Hunk(oldStart, oldCount, newStart, newCount, heading, header, other);
    }

    Hunk movedBy(int by) {
        return withLines(lines.stream()
                .map(l -> new HunkLine(l.kind(), l.text(), l.mailLine() + by, l.endsFile()))
                .toList());
    }

    /** Returns it as git writes it, a string for each line. */
    List<String> text() {
        List<String> text = new ArrayList<>();
        text.add(header);
        for (HunkLine line : lines) {
            text.add(line.kind().mark + line.text());
            if (line.endsFile()) {
                text.add(NO_LINE_END);
            }
        }
        return text;
    }

    /** Returns the lines of the pre-image, or of the post-image. */
    public List<HunkLine> image(boolean after) {
        Kind other = after ? Kind.REMOVED : Kind.ADDED;
        return lines.stream().filter(l -> l.kind() != other).toList();
    }

    int count(Kind kind) {
        return (int) lines.stream().filter(l -> l.kind() == kind).count();
    }
}
