package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a diff out of a mail that quotes it.
 *
 * <p>The diff is what stands at the quote depth of its first {@code diff --git} line, up to the mail's signature. What
 * stands shallower between its lines is a reviewer's remark. The {@code @@} line says how many lines a hunk has, and by
 * that its text is judged: a context line whose leading blank was eaten on the way gets it back, and a blank context
 * line that was lost beside a remark is put back when both sides lack the same number of lines and there are as many
 * places where it can have stood. Anything else that does not fit is an error.
 */
final class QuotedDiff {
    private static final String FILE = "diff --git ";
    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");
    private static final Pattern FILE_LINE =
            Pattern.compile("(?:index |--- |\\+\\+\\+ |old mode |new mode |new file mode "
                    + "|deleted file mode |similarity index |dissimilarity index |rename |copy |Binary files "
                    + "|GIT binary patch).*");

    /** How git writes the lines that JGit does not survive when they are broken. */
    private static final Pattern INDEX = Pattern.compile("index [0-9a-f]{4,64}\\.\\.[0-9a-f]{4,64}(?: [0-7]{6})?\\s*");

    private static final Pattern MODE = Pattern.compile("(?:old|new|new file|deleted file) mode [0-7]{6}\\s*");

    private final List<QuotedLine> body;
    private final Diagnostics diagnostics;
    private final List<Line> out = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private int at;
    private int depth;
    private String file = "";
    private int hunk;
    private int hunkLines;
    private boolean blanksRestored;

    private QuotedDiff(List<QuotedLine> body, Diagnostics diagnostics) {
        this.body = body;
        this.diagnostics = diagnostics;
    }

    /** Returns the diff; without lines, and with an error, when there is none. */
    static PatchText recover(List<QuotedLine> body, Diagnostics diagnostics) {
        QuotedDiff diff = new QuotedDiff(body, diagnostics);
        if (diff.findStart()) {
            diff.run();
        }
        return new PatchText(diff.out, diff.remarks);
    }

    private boolean findStart() {
        while (at < body.size() && !body.get(at).text().startsWith(FILE)) {
            at++;
        }
        if (at == body.size()) {
            diagnostics.error(
                    body.isEmpty() ? 1 : body.get(0).number(),
                    "there is no patch in this mail: no line begins with 'diff --git', quoted or not; give the mail"
                            + " that holds the patch, as plain text, and a patch that git made");
            return false;
        }
        depth = body.get(at).depth();
        if (depth > 0) {
            diagnostics.info(body.get(at).number(), "the patch is quoted " + depth + " deep: took the quote marks off");
        }
        return true;
    }

    private void run() {
        while (at < body.size()) {
            QuotedLine line = body.get(at);
            if (line.depth() < depth) {
                remark();
                continue;
            }
            at++;
            if (line.depth() > depth) {
                continue;
            }
            if (line.text().startsWith(FILE)) {
                file = line.text().replaceFirst("^" + FILE + ".* \"?b/", "").replaceFirst("\"$", "");
                hunk = 0;
                hunkLines = 0;
                copy(line);
            } else if (HUNK.matcher(line.text()).matches()) {
                hunk(line);
            } else if (FILE_LINE.matcher(line.text()).matches()) {
                fileLine(line);
            } else if (isSignature(line)) {
                skipToNextFile();
            } else if (hunk > 0) {
                surplus(line);
            }
        }
    }

    private static boolean isSignature(QuotedLine line) {
        return line.text().equals("--") || line.text().equals("-- ");
    }

    private void skipToNextFile() {
        while (at < body.size()
                && !(body.get(at).depth() == depth && body.get(at).text().startsWith(FILE))) {
            at++;
        }
    }

    private void fileLine(QuotedLine line) {
        if (hunk > 0) {
            diagnostics.error(
                    line.number(),
                    "another file begins here, and the line 'diff --git' above it is missing; get the mail as it was"
                            + " sent");
        } else if (isBroken(line.text())) {
            diagnostics.error(
                    line.number(),
                    "'" + line.text().strip()
                            + "' is not what git writes, such as 'index 57eb1f48..c17cedc4 100644' or 'new"
                            + " file mode 100644'; get the mail as it was sent");
        } else {
            copy(line);
        }
    }

    private static boolean isBroken(String text) {
        return (text.startsWith("index ") && !INDEX.matcher(text).matches())
                || (text.matches("[a-z ]*mode .*") && !MODE.matcher(text).matches());
    }

    private void copy(QuotedLine line) {
        out.add(new Line(line.number(), line.text()));
    }

    /** After a full hunk there is only text that is no patch any more, at the end of the mail, or a line too many. */
    private void surplus(QuotedLine line) {
        boolean changes = line.text().startsWith("+") || line.text().startsWith("-");
        if (changes || (!line.text().isBlank() && goesOnWithHunk())) {
            diagnostics.error(
                    line.number(),
                    "hunk " + hunk + " of " + file
                            + " has more lines than its @@ line says: the @@ line or the text was"
                            + " edited; get the mail as it was sent");
        }
    }

    private boolean goesOnWithHunk() {
        for (QuotedLine line : body.subList(at, body.size())) {
            if (line.depth() == depth && !line.text().isBlank()) {
                return line.text().startsWith(FILE) || HUNK.matcher(line.text()).matches();
            }
        }
        return false;
    }

    private void hunk(QuotedLine header) {
        hunk++;
        hunkLines = 0;
        copy(header);
        Matcher counts = HUNK.matcher(header.text());
        if (!counts.matches()) {
            return;
        }
        HunkBody lines = new HunkBody("hunk " + hunk + " of " + file, count(counts.group(1)), count(counts.group(2)));
        while (at < body.size() && !lines.isFull()) {
            QuotedLine line = body.get(at);
            if (line.depth() < depth) {
                remark();
                lines.gap();
                continue;
            }
            if (endsHunk(line, lines)) {
                break;
            }
            restored(lines, line);
            at++;
        }
        lines.fillGaps(header.number(), at == body.size(), diagnostics);
        out.addAll(lines.lines());
        while (at < body.size()
                && body.get(at).depth() == depth
                && body.get(at).text().startsWith("\\ ")) {
            copy(body.get(at++));
        }
    }

    private boolean endsHunk(QuotedLine line, HunkBody lines) {
        return line.depth() > depth
                || line.text().startsWith(FILE)
                || HUNK.matcher(line.text()).matches()
                || (isSignature(line) && (lines.isFullButForGaps() || isGitVersion(at + 1)));
    }

    /** Git signs with its version: what looks like a removed line above it is none. */
    private boolean isGitVersion(int index) {
        return index < body.size() && body.get(index).text().matches("\\d+\\.\\d+\\S*");
    }

    private static int count(String group) {
        return group == null ? 1 : Integer.parseInt(group.length() > 9 ? "999999999" : group);
    }

    private void restored(HunkBody lines, QuotedLine line) {
        String text = line.text();
        boolean marked = text.startsWith("+") || text.startsWith("-") || text.startsWith(" ") || text.startsWith("\\ ");
        if (!marked && !text.isEmpty() && !blanksRestored) {
            blanksRestored = true;
            diagnostics.info(line.number(), "context lines had lost their leading blank: put it back, here and below");
        }
        lines.add(new Line(line.number(), marked ? text : " " + text));
        hunkLines += text.startsWith("\\ ") ? 0 : 1;
    }

    /** Reads the lines up to the next one of the patch; those that say something, up to a signature, are a remark. */
    private void remark() {
        StringBuilder text = new StringBuilder();
        int first = 0;
        boolean signed = false;
        for (; at < body.size() && body.get(at).depth() < depth; at++) {
            QuotedLine line = body.get(at);
            signed |= isSignature(line);
            if (signed || (first == 0 && line.text().isBlank())) {
                continue;
            }
            first = first == 0 ? line.number() : first;
            text.append("> ".repeat(line.depth())).append(line.text()).append('\n');
        }
        if (first != 0) {
            remarks.add(new Remark(file, hunk, hunkLines, first, text.toString().strip()));
        }
    }
}
