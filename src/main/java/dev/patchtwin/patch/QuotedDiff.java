package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a diff out of a mail that quotes it.
 *
 * <p>The diff is what stands at the quote depth of its first {@code diff --git} line. What stands shallower inside a hunk
 * is a reviewer's remark. The {@code @@} line says how many lines a hunk has, and by that its text is judged: a context
 * line whose leading blank was eaten on the way gets it back, and a blank context line that was lost beside a remark is
 * put back when both sides lack the same number of lines and there are as many places where it can have stood. Anything
 * else that does not fit is an error.
 */
final class QuotedDiff {
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");
    private static final Pattern FILE_LINE = Pattern.compile("(?:index |--- |\\+\\+\\+ |old mode |new mode |new file mode "
            + "|deleted file mode |similarity index |dissimilarity index |rename |copy |Binary files |GIT binary patch).*");

    private final List<QuotedLine> body;
    private final Diagnostics diagnostics;
    private final List<Line> out = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private int at;
    private int depth;
    private String file = "";
    private int hunk;
    private boolean blanksRestored;

    private QuotedDiff(List<QuotedLine> body, Diagnostics diagnostics) {
        this.body = body;
        this.diagnostics = diagnostics;
    }

    /** Returns the diff; without lines, and with an error, when there is none. */
    static PatchText recover(List<QuotedLine> body, Diagnostics diagnostics) {
        QuotedDiff diff = new QuotedDiff(body, diagnostics);
        diff.run();
        return new PatchText(diff.out, diff.remarks);
    }

    private void run() {
        while (at < body.size() && !body.get(at).text().startsWith("diff --git ")) {
            at++;
        }
        if (at == body.size()) {
            diagnostics.error(
                    body.isEmpty() ? 1 : body.get(0).number(),
                    "there is no patch in this mail: no line begins with 'diff --git', quoted or not; give the mail that"
                            + " holds the patch");
            return;
        }
        depth = body.get(at).depth();
        if (depth > 0) {
            diagnostics.info(body.get(at).number(), "the patch is quoted " + depth + " deep: took the quote marks off");
        }
        boolean inFile = false;
        while (at < body.size()) {
            QuotedLine line = body.get(at++);
            if (line.depth() != depth) {
                continue;
            }
            if (line.text().startsWith("diff --git ")) {
                inFile = true;
                file = line.text().substring(line.text().lastIndexOf(" b/") + 3);
                hunk = 0;
                copy(line);
            } else if (inFile && HUNK.matcher(line.text()).matches()) {
                hunk(line);
            } else if (inFile && FILE_LINE.matcher(line.text()).matches()) {
                copy(line);
            } else if (inFile && hunk > 0) {
                surplus(line);
            }
        }
    }

    private void copy(QuotedLine line) {
        out.add(new Line(line.number(), line.text()));
    }

    private void surplus(QuotedLine line) {
        boolean signature = line.text().equals("--") || line.text().equals("-- ");
        if (!signature && (line.text().startsWith("+") || line.text().startsWith("-"))) {
            diagnostics.error(
                    line.number(),
                    "hunk " + hunk + " of " + file + " has more lines than its @@ line says; was the @@ line edited?");
        }
    }

    private void hunk(QuotedLine header) {
        hunk++;
        copy(header);
        Matcher counts = HUNK.matcher(header.text());
        if (!counts.matches()) {
            return;
        }
        HunkBody lines = new HunkBody(count(counts.group(1)), count(counts.group(2)));
        while (at < body.size() && !lines.isFull()) {
            QuotedLine line = body.get(at);
            if (line.depth() < depth) {
                remark(lines);
                continue;
            }
            if (line.depth() > depth || line.text().startsWith("diff --git ") || HUNK.matcher(line.text()).matches()) {
                break;
            }
            restored(lines, line);
            at++;
        }
        lines.fillGaps(file, hunk, header.number(), diagnostics);
        out.addAll(lines.lines());
        while (at < body.size() && body.get(at).depth() == depth && body.get(at).text().startsWith("\\ ")) {
            copy(body.get(at++));
        }
        if (at < body.size() && body.get(at).depth() < depth) {
            remark(lines);
        }
    }

    private static int count(String group) {
        return group == null ? 1 : Integer.parseInt(group.length() > 9 ? "999999999" : group);
    }

    private void restored(HunkBody lines, QuotedLine line) {
        String text = line.text();
        boolean marked = text.startsWith("+") || text.startsWith("-") || text.startsWith(" ") || text.startsWith("\\");
        if (!marked && !text.isEmpty() && !blanksRestored) {
            blanksRestored = true;
            diagnostics.info(line.number(), "context lines had lost their leading blank: put it back, here and below");
        }
        lines.add(new Line(line.number(), marked ? text : " " + text));
    }

    /** Reads the lines up to the next one of the patch; those that say something are a remark. */
    private void remark(HunkBody lines) {
        StringBuilder text = new StringBuilder();
        int first = 0;
        while (at < body.size() && body.get(at).depth() < depth) {
            QuotedLine line = body.get(at++);
            if (text.length() == 0 && line.text().isBlank()) {
                continue;
            }
            first = first == 0 ? line.number() : first;
            text.append(line.text()).append('\n');
        }
        boolean theEnd = at == body.size();
        if (first != 0 && !(theEnd && lines.isFull())) {
            remarks.add(new Remark(file, hunk, first, text.toString().strip()));
        }
        lines.gap();
    }
}
