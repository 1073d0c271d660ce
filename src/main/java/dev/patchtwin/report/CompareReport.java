package dev.patchtwin.report;

import dev.patchtwin.check.patches.CompareResult;
import dev.patchtwin.check.patches.TwinComparison;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.HunkNature;
import dev.patchtwin.patch.compare.CodeDifference;
import dev.patchtwin.patch.compare.PatchComparison;
import dev.patchtwin.patch.compare.SeriesComparison;
import java.io.PrintWriter;
import java.util.List;

/** Two versions of a series side by side: what does the same, what does not, and where. */
public final class CompareReport {
    private static final int MOST_LINES = 20;

    private final Page page;

    /** @param out is not closed */
    public CompareReport(PrintWriter out, Palette palette) {
        page = new Page(out, palette);
    }

    /** Prints the result. */
    public void print(CompareResult result) {
        if (result.isUnusable()) {
            String which = result.before().source() + " and " + result.after().source();
            page.ending(false, "NOT COMPARED", which + " cannot both be used");
            page.flush();
            return;
        }
        page.labelled("old", result.before().source());
        page.labelled("new", result.after().source());
        page.gap();
        List<RecoveredPatch> before = CompareResult.patches(result.before());
        List<RecoveredPatch> after = CompareResult.patches(result.after());
        for (SeriesComparison.Pair pair : result.comparison().pairs()) {
            heading(pair, before, after);
            pair.comparison().ifPresent(this::print);
        }
        page.gap();
        twins(result);
        ending(result);
        page.flush();
    }

    private void heading(SeriesComparison.Pair pair, List<RecoveredPatch> before, List<RecoveredPatch> after) {
        String old = pair.before() < 0 ? "-" : place(pair.before(), before);
        String young = pair.after() < 0 ? "-" : place(pair.after(), after);
        RecoveredPatch shown = pair.after() < 0 ? before.get(pair.before()) : after.get(pair.after());
        page.hanging(old + " " + mark(pair) + " " + young + "  ", shown.title().text());
        if (pair.comparison().map(PatchComparison::title).orElse(false)) {
            page.hanging(
                    "    ", "title was: " + before.get(pair.before()).title().text());
        }
    }

    private static String place(int place, List<RecoveredPatch> patches) {
        return (place + 1) + ":"
                + patches.get(place).title().position().map(p -> " " + p).orElse("");
    }

    static String mark(SeriesComparison.Pair pair) {
        if (pair.before() < 0) {
            return ">";
        }
        if (pair.after() < 0) {
            return "<";
        }
        return pair.comparison().map(PatchComparison::doesTheSame).orElse(true) ? "=" : "!";
    }

    private void print(PatchComparison comparison) {
        if (comparison.message()) {
            page.hanging("    ", "the commit message differs");
        }
        comparison.files().forEach(file -> page.hanging("    ", file));
        PatchComparison.HunkCount hunks = comparison.hunks();
        if (!comparison.code().isEmpty() || !comparison.files().isEmpty()) {
            page.hanging(
                    "    ",
                    "hunks: " + hunks.same() + " the same, " + hunks.changed() + " changed, " + hunks.onlyOld()
                            + " only in old, " + hunks.onlyNew() + " only in new");
        }
        comparison.code().forEach(this::print);
    }

    private void print(CodeDifference code) {
        String names = code.names().isEmpty() ? "outside of functions" : String.join(", ", code.names());
        String nature = code.nature() == HunkNature.SEMANTIC
                ? "changed here"
                : "only " + PatchWords.lower(code.nature()) + " changed here";
        page.hanging("    ", code.file() + ": " + names + ": " + nature);
        List<String> lines = code.lines();
        lines.stream().limit(MOST_LINES).forEach(line -> page.line("      " + line));
        if (lines.size() > MOST_LINES) {
            page.line("      and " + Text.count(lines.size() - MOST_LINES, "more line"));
        }
    }

    private void twins(CompareResult result) {
        if (result.twins().isEmpty()) {
            page.labelled(
                    "models",
                    "no bundle for " + result.before().source() + ", none for "
                            + result.after().source());
        }
        for (TwinComparison twin : result.twins()) {
            page.labelled("models", words(twin, result));
            page.labelled("", twin.differences());
        }
    }

    private static String words(TwinComparison twin, CompareResult result) {
        if (twin.oldBundle().isEmpty()) {
            return "no bundle for " + result.before().source() + "; of the new version there is "
                    + twin.newBundle().orElse("none");
        }
        if (twin.newBundle().isEmpty()) {
            return "no bundle for " + result.after().source() + "; of the old version there is "
                    + twin.oldBundle().get();
        }
        String old = twin.oldBundle().get();
        String young = twin.newBundle().get();
        if (twin.verdict().isEmpty()) {
            return "both versions are the patch of the bundle " + old + ": its models stand for both";
        }
        String verdict = twin.verdict().get().text();
        return old + " against " + young + ": "
                + (twin.differences().isEmpty()
                        ? "the same verdict, " + verdict + ", and the same on every channel"
                        : "checking them does not say the same");
    }

    private void ending(CompareResult result) {
        String part = result.isPart() ? "; what is missing of a version counts as a difference" : "";
        if (result.doesTheSame()) {
            page.ending(!result.isPart(), "THE SAME", "nothing changed in what the patches do" + part);
        } else {
            page.ending(false, "CHANGED", "what the patches do is not the same" + part);
        }
    }
}
