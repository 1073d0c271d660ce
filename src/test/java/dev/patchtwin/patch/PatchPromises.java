package dev.patchtwin.patch;

import dev.patchtwin.fuzztarget.Fit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is true of whatever was recovered from a mail, whoever has written it. */
public final class PatchPromises {
    /** What the mail is called. */
    public static final String NAME = "mail.txt";

    private PatchPromises() {}

    /** Requires them. */
    public static void hold(RecoveredPatch patch) {
        patch.diagnostics().forEach(PatchPromises::hold);
        for (PatchFile file : patch.files()) {
            Fit.check(!file.oldPath().isEmpty() && !file.newPath().isEmpty(), "a file without a path: ", file);
            file.hunks().forEach(hunk -> hold(hunk, patch.isWhole()));
        }
        Fit.check(patch.added() >= 0 && patch.removed() >= 0, "counts ", patch.added());
        if (patch.isWhole()) {
            // A mail that introduces a series has none, and must say so.
            Fit.check(!patch.files().isEmpty(), "whole, and without a file: ", patch.diagnostics());
            again(patch);
        }
    }

    /** Requires that something that is said is fit for a person. */
    public static void hold(Diagnostic one) {
        Fit.line(one.toString());
        Fit.check(one.line() >= 1, "no line: ", one);
    }

    private static void hold(Hunk hunk, boolean whole) {
        int context = hunk.count(Hunk.Kind.CONTEXT);
        Fit.same(hunk.image(false).size(), context + hunk.count(Hunk.Kind.REMOVED), "lines before");
        Fit.same(hunk.image(true).size(), context + hunk.count(Hunk.Kind.ADDED), "lines after");
        for (Hunk.HunkLine line : hunk.lines()) {
            Fit.check(line.mailLine() >= 1 && line.text().indexOf('\n') < 0, "no line: ", line);
        }
        if (whole) {
            Fit.same(hunk.oldCount(), hunk.image(false).size(), "lines before, as the hunk says");
            Fit.same(hunk.newCount(), hunk.image(true).size(), "lines after, as the hunk says");
        }
    }

    /** What was recovered and written for git can be recovered once more, and is the same. */
    private static void again(RecoveredPatch patch) {
        String clean = String.join("\n", CleanMail.of(patch)) + "\n";
        RecoveredPatch second = RecoveredPatch.read(NAME, clean.getBytes(StandardCharsets.UTF_8));
        Fit.check(second.isWhole(), "recovered once more it is not whole: ", second.diagnostics() + "\n" + clean);
        Fit.same(text(patch), text(second), "recovered once more");
    }

    private static List<List<String>> text(RecoveredPatch patch) {
        return patch.files().stream().map(PatchFile::text).toList();
    }
}
