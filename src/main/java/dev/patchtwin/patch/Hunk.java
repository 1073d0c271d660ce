package dev.patchtwin.patch;

import java.util.List;
import java.util.function.Consumer;

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
public record Hunk(
        int oldStart, int oldCount, int newStart, int newCount, String heading, String header, List<HunkLine> lines) {
    private static final String NO_LINE_END = "\\ No newline at end of file";

    /** Copies the list. */
    public Hunk {
        lines = lines instanceof HunkLines ? lines : List.copyOf(lines);
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

        /** Returns what stands in front of such a line. */
        public char mark() {
            return mark;
        }
    }

    /**
     * A line of a hunk.
     *
     * @param kind what it does
     * @param text without the mark
     * @param mailLine its place in the mail, from 1; for a line that was put back, that of the line before
     * @param endsFile whether it is the last line of the file, and no line end follows it
     * @param repair what had to be done to it
     */
    public record HunkLine(Kind kind, String text, int mailLine, boolean endsFile, Repair repair) {
        /** Writes it as a hunk does, with its mark. */
        public String written() {
            return kind.mark + text;
        }

        /** Returns the same line with another text. */
        public HunkLine withText(String other) {
            return new HunkLine(kind, other, mailLine, endsFile, repair);
        }
    }

    /** What had to be done to a line, so that it is likely to be right, and not sure. */
    public enum Repair {
        /** Nothing, but for its mark. */
        NONE,
        /** It had been broken in two, and is one again; which white space stood there is not known. */
        JOINED,
        /** It was not there, and was put back as a blank line, since the hunk lacked one. */
        PUT_BACK
    }

    /** Returns the same hunk with other lines, as many as before. */
    public Hunk withLines(List<HunkLine> other) {
        return new Hunk(oldStart, oldCount, newStart, newCount, heading, header, other);
    }

    /** Hands it out as git writes it, line by line. */
    void write(Consumer<String> out) {
        out.accept(header);
        for (HunkLine line : lines) {
            out.accept(line.written());
            if (line.endsFile()) {
                out.accept(NO_LINE_END);
            }
        }
    }

    /** Returns the place of its first line in the mail; 1 when it has none. */
    public int mailLine() {
        return lines.isEmpty() ? 1 : lines.get(0).mailLine();
    }

    /** Returns the lines of the pre-image, or of the post-image. */
    public List<HunkLine> image(boolean after) {
        if (lines instanceof HunkLines own) {
            return own.image(after);
        }
        Kind other = after ? Kind.REMOVED : Kind.ADDED;
        return lines.stream().filter(l -> l.kind() != other).toList();
    }

    /** Returns whether lines of it are missing: it has fewer than its {@code @@} line says. */
    public boolean isPart() {
        return count(Kind.CONTEXT) + count(Kind.REMOVED) < oldCount
                || count(Kind.CONTEXT) + count(Kind.ADDED) < newCount;
    }

    int count(Kind kind) {
        return lines instanceof HunkLines own
                ? own.count(kind)
                : (int) lines.stream().filter(l -> l.kind() == kind).count();
    }
}
