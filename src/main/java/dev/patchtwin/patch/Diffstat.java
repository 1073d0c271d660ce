package dev.patchtwin.patch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what was recovered against the totals that the mail itself gives above the diff: an independent check. */
final class Diffstat {
    private static final Pattern TOTALS = Pattern.compile(
            "\\s*(\\d+) files? changed(?:, (\\d+) insertions?\\(\\+\\))?(?:, (\\d+) deletions?\\(-\\))?\\s*");

    private Diffstat() {}

    static void hold(List<QuotedLine> body, List<PatchFile> files, Diagnostics diagnostics) {
        int added = PatchFile.count(files, Hunk.Kind.ADDED);
        int removed = PatchFile.count(files, Hunk.Kind.REMOVED);
        for (QuotedLine line : body) {
            if (line.text().startsWith("diff --git ")) {
                return;
            }
            Matcher totals = TOTALS.matcher(line.text());
            if (totals.matches()
                    && (number(totals.group(1)) != files.size()
                            || number(totals.group(2)) != added
                            || number(totals.group(3)) != removed)) {
                diagnostics.error(
                        line.number(),
                        "the mail says '" + line.text().strip() + "', and recovered were " + files.size() + " files, "
                                + added + " insertions, " + removed
                                + " deletions: part of the patch is missing; get the"
                                + " whole mail");
            }
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits.length() > 9 ? "999999999" : digits);
    }
}
