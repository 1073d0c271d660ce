package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Goes through the lines of a hunk in a mail, counting against its {@code @@} line, and tells a listener what it meets. */
final class HunkScan {
    private final Quoted body;
    private final int depth;
    private final int oldCount;
    private final int newCount;

    /** How many lines of the file before, and after, were met so far. */
    private int old;

    private int young;

    /** How many lines of the hunk were met so far. */
    private int lines;

    /** After how many lines of the hunk something else stood between them. */
    private final List<Integer> gaps = new ArrayList<>();

    /** The indices in the body of lines without a mark. */
    private final List<Integer> unmarked = new ArrayList<>();

    private int next;

    HunkScan(Quoted body, int depth, String header) {
        this.body = body;
        this.depth = depth;
        oldCount = DiffLines.count(header, false);
        newCount = DiffLines.count(header, true);
    }

    /** What there is in a hunk. */
    interface Listener {
        /** Takes no notice. */
        Listener NOBODY = new Listener() {};

        /**
         * A line of the hunk.
         *
         * @param marked the line with its mark
         */
        default void line(QuotedLine line, String marked) {}

        /** A line that goes on what the one before began. */
        default void joined(QuotedLine line) {}

        /** The note that the line before has no line end. */
        default void endsFile(QuotedLine line) {}

        /** What stands between the lines, by its indices in the body, the first one and that below the last. */
        default void between(int from, int to) {}
    }

    /**
     * Goes through a hunk until its counts are full, or something else begins.
     *
     * @param from the index of the line below the {@code @@} line
     * @param joins the indices of lines that go on the line before
     * @param stripped whether lines of context have lost their leading blank, all of them
     */
    HunkScan run(int from, Set<Integer> joins, boolean stripped, Listener listener) {
        int i = from;
        while (i < body.size() && (!isFull() || joins.contains(i))) {
            QuotedLine line = body.get(i);
            if (joins.contains(i)) {
                listener.joined(line);
                i++;
            } else if (line.depth() < depth) {
                int end = endOfRemark(i);
                gap();
                listener.between(i, end);
                i = end;
            } else if (depth > 0 && Remarks.isSnip(line.text())) {
                listener.between(i, i + 1);
                i++;
            } else if (endsHunk(line, i)) {
                break;
            } else {
                take(line, i, stripped, listener);
                i++;
            }
        }
        next = endOfFile(i, listener);
        return this;
    }

    /** The note that the last line has no end belongs to the hunk, also below a remark. */
    private int endOfFile(int from, Listener listener) {
        int i = from;
        int note = i < body.size() && body.get(i).depth() < depth ? endOfRemark(i) : i;
        if (note > i && note < body.size() && isEndOfFile(body.get(note))) {
            listener.between(i, note);
            i = note;
        }
        while (i < body.size() && isEndOfFile(body.get(i))) {
            listener.endsFile(body.get(i));
            i++;
        }
        return i;
    }

    private boolean isEndOfFile(QuotedLine line) {
        return line.depth() == depth && line.text().startsWith("\\ ");
    }

    private void take(QuotedLine line, int index, boolean stripped, Listener listener) {
        String text = line.text();
        if (text.startsWith("\\ ")) {
            listener.endsFile(line);
            return;
        }
        char mark = text.isEmpty() ? ' ' : text.charAt(0);
        boolean changes = mark == '+' || mark == '-';
        boolean marked = changes || (mark == ' ' && !stripped && !text.isEmpty());
        if (!changes && mark != ' ') {
            unmarked.add(index);
        }
        lines++;
        old += mark == '+' ? 0 : 1;
        young += mark == '-' ? 0 : 1;
        listener.line(line, marked ? text : " " + text);
    }

    /** A remark goes down to the next line of the patch, whatever else it quotes. */
    private int endOfRemark(int from) {
        int end = from;
        while (end < body.size() && body.get(end).depth() != depth) {
            end++;
        }
        return end;
    }

    private boolean endsHunk(QuotedLine line, int index) {
        String text = line.text();
        char mark = text.isEmpty() ? ' ' : text.charAt(0);
        if (line.depth() > depth || mark == ' ' || mark == '+') {
            return line.depth() > depth;
        }
        if (mark == '-') {
            boolean signs = DiffLines.isSignature(text)
                    && (isFullButForGaps() || isVersionBelow(index + 1) || isEnd(index + 1));
            return signs || DiffLines.isTraditional(body, index);
        }
        return DiffLines.isFile(text)
                || DiffLines.isHunk(text)
                || DiffLines.isSurelyFileLine(text)
                || !DiffLines.combined(text).isEmpty();
    }

    private boolean isVersionBelow(int index) {
        return index < body.size() && DiffLines.isVersion(body.get(index).text());
    }

    private boolean isEnd(int index) {
        return index == body.size();
    }

    /** A blank line of the patch may have been lost here. */
    private void gap() {
        if (lines > 0 && (gaps.isEmpty() || gaps.get(gaps.size() - 1) != lines)) {
            gaps.add(lines);
        }
    }

    boolean isFull() {
        return old >= oldCount && young >= newCount;
    }

    /** Whether the hunk has just the lines that it should have. */
    boolean fits() {
        return old == oldCount && young == newCount;
    }

    /** Whether nothing is missing but lines that can have been lost beside the remarks. */
    boolean isFullButForGaps() {
        return missing() >= 0 && missing() <= gaps.size() && oldCount - old == newCount - young;
    }

    int missing() {
        return oldCount - old;
    }

    List<Integer> gaps() {
        return gaps;
    }

    List<Integer> unmarked() {
        return unmarked;
    }

    /** Returns the index in the body of the first line that is not the hunk's any more. */
    int next() {
        return next;
    }

    /** Returns words for how many lines there should be and how many there are. */
    String counts() {
        return "should have " + oldCount + " old and " + newCount + " new lines and has " + old + " and " + young;
    }
}
