package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;

/** The lines of a hunk as they come in, counted against what its {@code @@} line says. */
final class HunkBody {
    private final String name;
    private final int oldCount;
    private final int newCount;
    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private int old;
    private int young;

    /**
     * @param name how diagnostics call the hunk
     * @param oldCount how many lines of it stand in the file before
     * @param newCount how many lines of it stand in the file after
     */
    HunkBody(String name, int oldCount, int newCount) {
        this.name = name;
        this.oldCount = oldCount;
        this.newCount = newCount;
    }

    boolean isFull() {
        return old >= oldCount && young >= newCount;
    }

    /** Whether nothing is missing but lines that can have been lost beside the remarks. */
    boolean isFullButForGaps() {
        return missing() >= 0 && missing() <= gaps.size() && oldCount - old == newCount - young;
    }

    private int missing() {
        return oldCount - old;
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

    /**
     * Puts lost blank context lines back beside the remarks, the last remark first, and judges the result.
     *
     * @param headerLine the place of the {@code @@} line in the mail
     * @param isLast whether the mail ends with the hunk: then its missing lines are more likely cut off than lost
     */
    void fillGaps(int headerLine, boolean isLast, Diagnostics diagnostics) {
        if (missing() > 0 && isFullButForGaps() && !isLast) {
            String guess = missing() < gaps.size() ? ", one of " + gaps.size() + " places where it can have stood" : "";
            for (int i = gaps.size() - 1; old < oldCount; i--) {
                int place = gaps.get(i);
                Line before = lines.get(place - 1);
                lines.add(place, new Line(before.number(), " "));
                old++;
                young++;
                diagnostics.warning(
                        before.number(),
                        name + " lacks a context line: took it for a blank one that was lost beside the remark that"
                                + " follows" + guess);
            }
        }
        if (old != oldCount || young != newCount) {
            diagnostics.error(
                    headerLine,
                    name + " should have " + oldCount + " old and " + newCount + " new lines and has " + old + " and "
                            + young + ": the mail is cut off or was edited; get the whole mail");
        }
    }

    List<Line> lines() {
        return lines;
    }
}
