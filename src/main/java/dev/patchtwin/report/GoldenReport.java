package dev.patchtwin.report;

import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.check.golden.GoldenAdd;
import dev.patchtwin.check.golden.GoldenUpdate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Golden traces for a terminal: what became of them, with whole diffs. */
public final class GoldenReport {
    private final PrintWriter out;
    private final Palette palette;

    /** @param out is not closed */
    public GoldenReport(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    /** Prints a line for each trace, and below it how it differs. */
    public void verified(Map<String, List<GoldenResult>> byBundle) {
        byBundle.forEach((id, goldens) -> {
            for (GoldenResult golden : goldens) {
                if (golden.same()) {
                    out.println(palette.good().apply("as expected") + "     "
                            + Visible.of(golden.trace().toString()));
                } else {
                    out.println(palette.bad().apply("NOT AS EXPECTED") + " "
                            + Visible.of(golden.trace().toString()));
                    golden.diff().forEach(line -> out.println(GoldenWords.coloured(line, palette)));
                }
            }
            long stale = goldens.stream().filter(golden -> !golden.same()).count();
            out.println(id + ": " + GoldenWords.summary(goldens)
                    + (stale == 0 ? "" : "; if that is meant: ./patchtwin golden update " + id));
        });
    }

    /** Prints what an update changes. */
    public void changes(List<GoldenUpdate.Change> changes) {
        for (GoldenUpdate.Change change : changes) {
            change.diff().forEach(line -> out.println(GoldenWords.coloured(line, palette)));
        }
    }

    /** Prints what is expected of a trace that becomes golden. */
    public void added(GoldenAdd added) {
        added.expected().lines().forEach(line -> out.println(Visible.of(line)));
    }
}
