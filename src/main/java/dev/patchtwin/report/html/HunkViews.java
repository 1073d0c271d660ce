package dev.patchtwin.report.html;

import dev.patchtwin.conform.coverage.PatchLine;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Remark;
import dev.patchtwin.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lays out a hunk, one line below the other and side by side. */
final class HunkViews {
    private static final PatchView.LineView NO_LINE =
            new PatchView.LineView("none", "", "", "", "", "", false, "", "", "");
    private static final PatchView.RemarkView NO_REMARK = new PatchView.RemarkView("", "");

    private final Map<Integer, PatchLine> counts;
    private final List<PatchView.Row> rows = new ArrayList<>();
    private final List<PatchView.Pair> pairs = new ArrayList<>();
    private final List<PatchView.LineView> removed = new ArrayList<>();
    private final List<PatchView.LineView> added = new ArrayList<>();
    private int oldNumber;
    private int newNumber;

    private HunkViews(Hunk hunk, Map<Integer, PatchLine> counts) {
        this.counts = counts;
        oldNumber = hunk.oldStart();
        newNumber = hunk.newStart();
    }

    /**
     * Lays it out.
     *
     * @param remarks those that stand in it
     * @param counts what ran, by the places of lines in the mail
     */
    static PatchView.HunkView of(Hunk hunk, List<Remark> remarks, Map<Integer, PatchLine> counts) {
        HunkViews views = new HunkViews(hunk, counts);
        views.add(remarks, 0);
        for (int i = 0; i < hunk.lines().size(); i++) {
            views.add(hunk.lines().get(i));
            views.add(remarks, i + 1);
        }
        views.flush();
        return new PatchView.HunkView(hunk.header(), views.rows, views.pairs);
    }

    private void add(List<Remark> remarks, int linesAbove) {
        for (Remark remark : remarks) {
            if (remark.hunkLine() == linesAbove) {
                flush();
                PatchView.RemarkView view = PatchViews.view(remark);
                rows.add(new PatchView.Row(NO_LINE, view));
                pairs.add(new PatchView.Pair(NO_LINE, NO_LINE, view));
            }
        }
    }

    private void add(Hunk.HunkLine line) {
        boolean inOld = line.kind() != Hunk.Kind.ADDED;
        boolean inNew = line.kind() != Hunk.Kind.REMOVED;
        PatchView.LineView view = view(line, inOld ? oldNumber++ : 0, inNew ? newNumber++ : 0);
        rows.add(new PatchView.Row(view, NO_REMARK));
        switch (line.kind()) {
            case REMOVED -> removed.add(view);
            case ADDED -> added.add(view);
            case CONTEXT -> {
                flush();
                pairs.add(new PatchView.Pair(view, view, NO_REMARK));
            }
        }
    }

    /** Puts what was removed beside what was added. */
    private void flush() {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            pairs.add(new PatchView.Pair(
                    i < removed.size() ? removed.get(i) : NO_LINE,
                    i < added.size() ? added.get(i) : NO_LINE,
                    NO_REMARK));
        }
        removed.clear();
        added.clear();
    }

    private PatchView.LineView view(Hunk.HunkLine line, int oldLine, int newLine) {
        PatchLine count = line.kind() == Hunk.Kind.CONTEXT ? null : counts.get(line.mailLine());
        long runs = count == null ? -1 : count.count().orElse(-1L);
        String branches = count == null ? "" : branches(count);
        return new PatchView.LineView(
                style(line.kind()),
                oldLine == 0 ? "" : String.valueOf(oldLine),
                newLine == 0 ? "" : String.valueOf(newLine),
                String.valueOf(line.kind().mark()),
                line.text(),
                runs < 0 ? "" : Text.count(runs) + "×",
                runs == 0,
                branches,
                says(runs, branches),
                repair(line.repair()));
    }

    private static String style(Hunk.Kind kind) {
        return switch (kind) {
            case CONTEXT -> "ctx";
            case ADDED -> "add";
            case REMOVED -> "del";
        };
    }

    /** Writes both ways of each condition: {@code 1,793|456}. */
    private static String branches(PatchLine line) {
        return line.conditions().stream()
                .map(ways -> ways.stream().map(Text::count).collect(Collectors.joining("|")))
                .collect(Collectors.joining(" "));
    }

    private static String says(long runs, String branches) {
        if (runs < 0) {
            return "";
        }
        String ran = runs == 0 ? "never ran" : "ran " + Text.count(runs, "time");
        return branches.isEmpty() ? ran : ran + "; each condition, one way | the other: " + branches;
    }

    private static String repair(Hunk.Repair repair) {
        return switch (repair) {
            case NONE -> "";
            case JOINED -> "was broken in two in the mail";
            case PUT_BACK -> "was missing in the mail, taken for a blank line";
        };
    }
}
