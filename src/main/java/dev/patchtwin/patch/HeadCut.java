package dev.patchtwin.patch;

import java.util.regex.Pattern;

/** Finds out when the beginning of a diff is missing: then lines of a hunk stand above the first file that is named. */
final class HeadCut {
    private static final Pattern STAT = Pattern.compile(
            "\\s*(?:.* \\| .*|\\d+ files? changed.*|(?:create|delete) mode .*|rename .*|copy .*|mode change .*|rewrite .*)");

    /** What no sentence looks like: a line of code that has lost its mark. */
    private static final Pattern CODE = Pattern.compile("[}\\])].{0,80}|.{0,200}[;{}]\\s*");

    private HeadCut() {}

    /** @param start the index of the diff's first line */
    static void check(Quoted body, int start, int depth, Diagnostics diagnostics) {
        int first = 0;
        while (first < start
                && (body.get(first).depth() != depth || body.get(first).text().isBlank())) {
            first++;
        }
        boolean blankOnly = start == 1 && body.get(0).text().equals(" ");
        boolean begins = blankOnly || (first < start && isOfHunk(body.get(first).text()));
        int above = start - 1;
        while (above > 0 && body.get(above).text().isEmpty()) {
            above--;
        }
        boolean adjacent = above >= 0
                && body.get(above).depth() == depth
                && (isOfHunk(body.get(above).text())
                        || DiffLines.isSurelyFileLine(body.get(above).text())
                        || CODE.matcher(body.get(above).text()).matches());
        int hunk = hunk(body, start, depth);
        int place = hunk >= 0 ? hunk : adjacent ? above : begins ? Math.min(first, start - 1) : -1;
        if (place >= 0) {
            diagnostics.error(
                    body.get(place).number(),
                    "this looks like a line of a diff, and it stands above the first line that names a file: the"
                            + " beginning of the patch is missing; get the whole mail");
        }
    }

    private static int hunk(Quoted body, int start, int depth) {
        for (int i = 0; i < start; i++) {
            if (body.get(i).depth() == depth && DiffLines.isHunk(body.get(i).text())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOfHunk(String text) {
        boolean marked = text.startsWith("+")
                || text.startsWith("-")
                || text.startsWith(" ")
                || text.startsWith("\t")
                || text.startsWith("\\ No newline");
        return marked
                && !text.isBlank()
                && !text.startsWith("---")
                && !STAT.matcher(text).matches();
    }
}
