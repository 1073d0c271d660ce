package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;

/** The lines of a hunk as they come in, counted against what its {@code @@} line says. */
final class HunkBody {
    private final int oldCount;
    private final int newCount;
    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private int old;
    private int young;

    HunkBody(int oldCount, int newCount) {
        this.oldCount = oldCount;
        this.newCount = newCount;
    }

    boolean isFull() {
        return old >= oldCount && young >= newCount;
    }

    void add(Line line) {
        lines.add(line);
        char mark = line.text().charAt(0);
        old += mark == ' ' || mark == '-' ? 1 : 0;
        young += mark == ' ' || mark == '+' ? 1 : 0;
    }

    /** A remark stands after the lines so far: a blank line of the patch may have been lost here. */
    void gap() {
        if (!lines.isEmpty() && (gaps.isEmpty() || gaps.get(gaps.size() - 1) != lines.size())) {
            gaps.add(lines.size());
        }
    }

    /** Puts lost blank context lines back beside the remarks, the last remark first, and judges the result. */
    void fillGaps(String file, int hunk, int headerLine, Diagnostics diagnostics) {
        int missing = oldCount - old;
        if (missing == newCount - young && missing > 0 && missing <= gaps.size()) {
            for (int i = gaps.size() - 1; i >= 0 && old < oldCount; i--) {
                int place = gaps.get(i);
                Line before = lines.get(place - 1);
                lines.add(place, new Line(before.number(), " "));
                old++;
                young++;
                diagnostics.warning(
                        before.number(),
                        "hunk " + hunk + " of " + file + " lacks a context line: took it for a blank one that was lost"
                                + " beside the remark that follows");
            }
        }
        if (old != oldCount || young != newCount) {
            diagnostics.error(
                    headerLine,
                    "hunk " + hunk + " of " + file + " should have " + oldCount + " old and " + newCount
                            + " new lines and has " + old + " and " + young + ": the mail is cut off or was edited; get the"
                            + " whole mail");
        }
    }

    List<Line> lines() {
        return lines;
    }
}
