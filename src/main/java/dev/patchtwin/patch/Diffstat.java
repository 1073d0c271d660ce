package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what was recovered against what the mail itself says above the diff: an independent check. */
final class Diffstat {
    private static final Pattern TOTALS = Pattern.compile(
            "\\s*(\\d+) files? changed(?:, (\\d+) insertions?\\(\\+\\))?(?:, (\\d+) deletions?\\(-\\))?\\s*");
    private static final Pattern FILE = Pattern.compile("\\s*(\\S+)\\s+\\|\\s+(?:\\d+|Bin)\\b.*");

    private Diffstat() {}

    /** @param diff the index of the diff's first line */
    static void hold(Quoted body, int diff, List<PatchFile> files, Diagnostics diagnostics) {
        if (diff >= body.size()) {
            return;
        }
        int depth = body.get(diff).depth();
        boolean said = false;
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < diff; i++) {
            QuotedLine line = body.get(i);
            if (line.depth() != depth || line.text().length() > 500) {
                continue;
            }
            Matcher file = FILE.matcher(line.text());
            if (file.matches()) {
                listed.add(file.group(1));
            }
            Matcher totals = TOTALS.matcher(line.text());
            if (totals.matches()) {
                said = true;
                compare(line, totals, new Totals(files, depth), missing(listed, files), diagnostics);
                listed.clear();
            }
        }
        if (!said && depth > 0 && !files.isEmpty()) {
            diagnostics.warning(
                    body.get(diff).number(),
                    "the reply quotes no diffstat, so that nothing tells whether it quotes the whole patch");
        }
    }

    /** What was recovered. */
    private record Totals(List<PatchFile> files, int depth) {
        int added() {
            return PatchFile.count(files, Hunk.Kind.ADDED);
        }

        int removed() {
            return PatchFile.count(files, Hunk.Kind.REMOVED);
        }

        boolean are(long count, long added, long removed) {
            return count == files.size() && added == added() && removed == removed();
        }

        /** Whether a reply may have left out what is missing. */
        boolean arePartOf(long count, long added, long removed) {
            return depth > 0 && count >= files.size() && added >= added() && removed >= removed();
        }
    }

    private static void compare(
            QuotedLine line, Matcher totals, Totals recovered, String missing, Diagnostics diagnostics) {
        long count = number(totals.group(1));
        long added = number(totals.group(2));
        long removed = number(totals.group(3));
        if (recovered.are(count, added, removed)) {
            return;
        }
        String both = "the mail says '" + line.text().strip() + "', and recovered were "
                + recovered.files().size() + " files, " + recovered.added() + " insertions, " + recovered.removed()
                + " deletions";
        if (recovered.arePartOf(count, added, removed)) {
            diagnostics.part(line.number(), both + missing + ": the rest is in the mail that this one answers");
        } else {
            diagnostics.error(line.number(), both + ": part of the patch is missing; get the whole mail");
        }
    }

    private static String missing(List<String> listed, List<PatchFile> files) {
        // A long path is cut short in front, and that of a renamed file has braces in it.
        List<String> missing = listed.stream()
                .filter(path -> !path.startsWith("...") && !path.contains("{"))
                .filter(path -> files.stream().noneMatch(file -> file.newPath().equals(path)))
                .toList();
        return missing.isEmpty() ? "" : ", without " + String.join(", ", missing);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits.length() > 9 ? "999999999" : digits);
    }
}
