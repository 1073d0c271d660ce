package dev.patchtwin.report;

import dev.patchtwin.check.GoldenResult;
import java.util.ArrayList;
import java.util.List;

/** Golden traces as text. */
public final class GoldenWords {
    /** How many lines of a diff a check shows; {@code golden verify} shows all of them. */
    static final int MOST_LINES = 30;

    private GoldenWords() {}

    /** Says in a phrase how many there are, and whether they show what is expected. */
    public static String summary(List<GoldenResult> goldens) {
        long stale = goldens.stream().filter(golden -> !golden.same()).count();
        return Text.count(goldens.size(), "golden trace")
                + (goldens.isEmpty()
                        ? ""
                        : stale == 0 ? ", as expected" : ", " + Text.count(stale) + " of them NOT as expected");
    }

    /** Returns what differs, a paragraph for each trace, no more than so many lines of each; at last, what to do. */
    static List<String> brief(String id, List<GoldenResult> goldens, Palette palette) {
        List<String> lines = new ArrayList<>();
        for (GoldenResult golden : goldens) {
            if (golden.same()) {
                continue;
            }
            lines.add("");
            lines.add(palette.bad().apply(heading(golden)));
            List<String> diff = golden.diff();
            diff.stream().limit(MOST_LINES).forEach(line -> lines.add(coloured(line, palette)));
            if (diff.size() > MOST_LINES) {
                lines.add("... and " + Text.count(diff.size() - MOST_LINES, "line")
                        + " more; ./patchtwin golden verify " + id + " shows them");
            }
        }
        if (!lines.isEmpty()) {
            lines.add("If that is meant: " + palette.strong().apply("./patchtwin golden update " + id));
        }
        return lines;
    }

    /** Says in a line which trace does not show what is expected, and where that stands. */
    static String heading(GoldenResult golden) {
        return "NOT AS EXPECTED " + golden.trace() + ", from line " + golden.line() + " of " + golden.expected()
                + " on";
    }

    /** Returns a line of a diff in colours, made harmless. */
    static String coloured(String line, Palette palette) {
        String shown = Visible.of(line);
        if (line.startsWith("+")) {
            return palette.good().apply(shown);
        }
        return line.startsWith("-") ? palette.bad().apply(shown) : shown;
    }
}
