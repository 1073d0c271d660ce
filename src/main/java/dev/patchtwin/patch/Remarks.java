package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a reviewer wrote between the quoted lines, as it is met from above to below. */
final class Remarks {
    private static final Pattern ATTRIBUTION = Pattern.compile(".*(?:wrote|writes):\\s*");

    /** What only says that something was left out. */
    private static final Pattern SNIP = Pattern.compile(
            "[\\[<(]?\\s*(?:\\.{2,}|\u2026|snip(?:ped)?|trim(?:med)?|cut)\\s*[\\])>]?", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_SNIP = 20;

    private final Quoted body;
    private final Diagnostics diagnostics;
    private final List<Remark> remarks = new ArrayList<>();

    Remarks(Quoted body, Diagnostics diagnostics) {
        this.body = body;
        this.diagnostics = diagnostics;
    }

    /** Whether a line only says that something was left out. */
    static boolean isSnip(String text) {
        return text.length() < LONGEST_SNIP && SNIP.matcher(text).matches();
    }

    /**
     * Takes lines of the mail; those that say something, up to a signature, are a remark.
     *
     * @param file the file in whose change they stand
     * @param hunk the hunk that they stand in or below, from 1; 0 when there is none above them
     * @param hunkLine how many lines of the hunk stand above them
     */
    void add(int from, int to, String file, int hunk, int hunkLine) {
        StringBuilder text = new StringBuilder();
        int first = 0;
        for (int i = from; i < to; i++) {
            QuotedLine line = body.get(i);
            if (DiffLines.isSignature(line.text())) {
                break;
            }
            if (isSnip(line.text().strip())) {
                diagnostics.part(line.number(), "'" + line.text().strip() + "' says that something is left out here");
                continue;
            }
            if (first == 0 && line.text().isBlank()) {
                continue;
            }
            first = first == 0 ? line.number() : first;
            text.append("> ".repeat(line.depth())).append(line.text()).append('\n');
        }
        String words = text.toString().strip();
        if (first != 0) {
            remarks.add(new Remark(file, hunk, hunkLine, first, words));
        }
    }

    /**
     * Takes what stands between the lines of the quoted commit message.
     *
     * @param to the index of the diff's first line
     * @param depth how deep the patch is quoted; at 0 there is nobody but its author
     */
    void addMessage(int to, int depth) {
        int lines = 0;
        for (int i = 0; depth > 0 && i < to; i++) {
            if (body.get(i).depth() == depth) {
                lines++;
            } else if (body.get(i).depth() < depth) {
                int end = i;
                while (end < to && body.get(end).depth() < depth) {
                    end++;
                }
                int begin = i;
                while (lines == 0 && begin < end && isAttribution(begin, end)) {
                    begin++;
                }
                int last = end;
                while (lines == 0 && last > begin && isAttribution(last - 1, end)) {
                    last--;
                }
                add(begin, last, "", 0, lines);
                i = end - 1;
            }
        }
    }

    /** The line above what is quoted says who wrote it, and mailers break it in two when it is long. */
    private boolean isAttribution(int index, int end) {
        String text = body.get(index).text();
        boolean broken = index + 1 < end
                && text.startsWith("On ")
                && body.get(index + 1).text().strip().endsWith("wrote:");
        return text.isBlank() || broken || ATTRIBUTION.matcher(text).matches();
    }

    List<Remark> all() {
        return remarks;
    }
}
