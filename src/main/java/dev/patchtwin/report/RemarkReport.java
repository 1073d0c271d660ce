package dev.patchtwin.report;

import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.check.patches.WorkedPatch;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Remark;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** What reviewers wrote between the lines of patches. */
public final class RemarkReport {
    private final Page page;

    /** @param out is not closed */
    public RemarkReport(PrintWriter out, Palette palette) {
        page = new Page(out, palette);
    }

    /** Prints each remark below the line that it answers; those on the commit message first. */
    public void print(PatchResult result) {
        int count = 0;
        for (WorkedPatch one : result.patches()) {
            RecoveredPatch patch = one.recovered();
            if (!patch.remarks().isEmpty()) {
                page.title(PatchWords.title(patch.title()));
                inOrder(patch).forEach(remark -> print(remark, patch, result.source()));
                count += patch.remarks().size();
            }
        }
        if (count == 0) {
            page.hanging("", "No remark of a reviewer stands in " + result.source() + ".");
        }
        page.flush();
    }

    static List<Remark> inOrder(RecoveredPatch patch) {
        return patch.remarks().stream()
                .sorted(Comparator.comparing(remark -> !remark.file().isEmpty()))
                .toList();
    }

    private void print(Remark remark, RecoveredPatch patch, String source) {
        page.gap();
        String place = remark.file().isEmpty()
                ? "on the commit message"
                : remark.file() + (remark.hunk() == 0 ? ", above its hunks" : ", hunk " + remark.hunk());
        page.hanging("", place + " (" + source + ":" + remark.mailLine() + ")");
        String answered = answered(remark, patch);
        if (!answered.isEmpty()) {
            page.line("  > " + answered);
        }
        remark.text().lines().forEach(line -> page.line("    " + line));
    }

    /** Returns the line of the patch that a remark stands below, with its mark; empty when there is none in the diff. */
    static String answered(Remark remark, RecoveredPatch patch) {
        for (PatchFile file : patch.files()) {
            if (file.newPath().equals(remark.file())
                    && remark.hunk() >= 1
                    && remark.hunk() <= file.hunks().size()) {
                return answered(remark.hunkLine(), file.hunks().get(remark.hunk() - 1));
            }
        }
        return "";
    }

    private static String answered(int line, Hunk hunk) {
        if (line < 1 || line > hunk.lines().size()) {
            return hunk.header();
        }
        return hunk.lines().get(line - 1).written();
    }
}
