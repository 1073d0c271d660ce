package dev.patchtwin.patch;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a diff out of a mail that quotes it.
 *
 * <p>The diff is what stands at the quote depth of its first line, up to the mail's signature. What stands shallower between
 * its lines is a reviewer's remark. The {@code @@} line says how many lines a hunk has, and by that its text is judged
 * ({@link HunkReader}). Lines that name files are given the form that git gives them.
 */
final class QuotedDiff {
    private static final Pattern TIGHT = Pattern.compile("[> ]*>[^> ].*");

    private final Quoted body;
    private final Diagnostics diagnostics;
    private final int depth;
    private final int start;
    private final HunkReader hunks;
    private final Remarks remarks;
    private final DiffText out;
    private int at;
    private String file = "";
    private Optional<FileNames> names = Optional.empty();
    private int hunk;

    private FileHeaderLines header = new FileHeaderLines(0, DiffLines.FILE);

    private QuotedDiff(Quoted body, int start, Diagnostics diagnostics) {
        this.body = body;
        this.start = start;
        this.diagnostics = diagnostics;
        depth = body.get(start).depth();
        out = new DiffText(body.bytesFrom(start) + 1);
        remarks = new Remarks(body, diagnostics);
        hunks = new HunkReader(body, depth, Manners.of(body, start, depth), out, remarks, diagnostics);
        at = start;
    }

    /** Whether the mailer puts no blank behind its quote marks: then it puts none behind that of the first line. */
    static boolean isTight(Quoted body, int start) {
        return start < body.size() && TIGHT.matcher(body.raw(start)).matches();
    }

    /** Returns the diff; without lines, and with an error, when there is none. */
    static PatchText recover(Quoted body, Diagnostics diagnostics) {
        int start = start(body);
        if (start == body.size()) {
            diagnostics.error(body.isEmpty() ? 1 : body.get(0).number(), nothing(body));
            return PatchText.none();
        }
        QuotedDiff diff = new QuotedDiff(body, start, diagnostics);
        diff.run();
        return new PatchText(diff.out.lines(), diff.out.repairs(), diff.remarks.all(), diff.depth);
    }

    /** Returns the index of the first line of the diff; the number of lines when there is none. */
    static int start(Quoted body) {
        for (int i = 0; i < body.size(); i++) {
            String text = body.get(i).text();
            if (DiffLines.isFile(text) || !DiffLines.combined(text).isEmpty() || DiffLines.isTraditional(body, i)) {
                return i;
            }
        }
        return body.size();
    }

    private static String nothing(Quoted body) {
        for (int i = 0; i < body.size(); i++) {
            if (DiffLines.isHunk(body.get(i).text())) {
                return "there is a hunk in line " + body.get(i).number()
                        + ", and no line above it says of which file, such as 'diff --git a/mm/toy.c b/mm/toy.c'; give the"
                        + " mail that quotes these lines, too";
            }
        }
        return "there is no patch in this mail: no line begins with 'diff --git', quoted or not, nor with '---' and '+++'"
                + " above an '@@' line; give the mail that holds the patch, as plain text";
    }

    private void run() {
        if (depth > 0) {
            diagnostics.info(
                    body.get(start).number(), "the patch is quoted " + depth + " deep: took the quote marks off");
        }
        remarks.addMessage(start, depth);
        HeadCut.check(body, start, depth, diagnostics);
        while (at < body.size()) {
            QuotedLine line = body.get(at);
            if (line.depth() < depth) {
                remark();
                continue;
            }
            at++;
            if (line.depth() == depth) {
                take(line);
            }
        }
        requireAChange();
    }

    private void remark() {
        int end = at;
        while (end < body.size() && body.get(end).depth() < depth) {
            end++;
        }
        if (at > start) {
            hunks.checkForBreak(at);
        }
        remarks.add(at, end, file, hunk, hunks.lines());
        at = end;
    }

    private void take(QuotedLine line) {
        String text = line.text();
        if (DiffLines.isFile(text)) {
            file(whole(line));
        } else if (DiffLines.isTraditional(body, at - 1) && (hunk > 0 || file.isEmpty())) {
            traditional(line);
        } else if (DiffLines.isHunk(text) && !file.isEmpty()) {
            hunk++;
            if (header.name(out)) {
                diagnostics.info(
                        line.number(), "the lines '---' and '+++' were not both above: put them there, with the names");
            }
            at = hunks.read(line, at, new HunkReader.Name(file, hunk));
        } else if (!DiffLines.combined(text).isEmpty()) {
            diagnostics.error(
                    line.number(),
                    DiffLines.combined(text) + " is changed by a merge, against more than one parent, and no patch can"
                            + " be made of that; give the diff against one parent");
            skipToNextFile();
        } else if (DiffLines.isFileLine(text)) {
            fileLine(line);
        } else if (DiffLines.isSignature(text)) {
            skipToNextFile();
        } else if (depth > 0 && Remarks.isSnip(text)) {
            remarks.add(at - 1, at, file, hunk, hunks.lines());
        } else if (hunk == 0 && !file.isEmpty() && isOfHunk(text)) {
            diagnostics.error(
                    line.number(),
                    "a line of a hunk, and no line '@@' above it in the change of " + file
                            + "; get the mail as it was sent");
        } else if (hunk > 0) {
            hunks.surplus(line, at, new HunkReader.Name(file, hunk));
        }
    }

    private boolean isOfHunk(String text) {
        return !header.isBinary() && (text.startsWith("+") || text.startsWith("-") || text.startsWith(" "));
    }

    private void skipToNextFile() {
        while (at < body.size()
                && !(body.get(at).depth() == depth
                        && DiffLines.isFile(body.get(at).text()))
                && !DiffLines.isTraditional(body, at)) {
            at++;
        }
    }

    /** The line that names a file twice is often too long for a mailer, which breaks it between the names. */
    private QuotedLine whole(QuotedLine line) {
        boolean broken = !line.text().contains(" b/")
                && at < body.size()
                && body.get(at).depth() == depth
                && body.get(at).text().matches("\"?b/.*");
        if (!broken) {
            return line;
        }
        diagnostics.warning(line.number(), "this line had been broken in two: put it together");
        return new QuotedLine(
                line.number(),
                depth,
                line.width(),
                line.text().stripTrailing() + " " + body.get(at++).text());
    }

    private void file(QuotedLine line) {
        requireAChange();
        hunk = 0;
        hunks.newFile();
        if (line.text().length() <= DiffLines.FILE.length()) {
            diagnostics.error(
                    line.number(),
                    "no file is changed here that can be recognised; make the patch with 'git format-patch'");
            file = "";
            return;
        }
        names = FileNames.unusual(line.text());
        if (names.isPresent()) {
            diagnostics.info(line.number(), "the names have other prefixes than a/ and b/: gave them these");
            begin(line, names.get());
            return;
        }
        file = line.text().replaceFirst("^" + DiffLines.FILE + ".* \"?b/", "").replaceFirst("\"$", "");
        out.add(line.number(), line.text());
        header = new FileHeaderLines(line.number(), line.text());
    }

    private void begin(QuotedLine line, FileNames of) {
        file = of.either();
        out.add(line.number(), of.fileLine());
        header = new FileHeaderLines(line.number(), of.fileLine());
    }

    /** The line that names a file is no change of it. */
    private void requireAChange() {
        if (!file.isEmpty() && hunk == 0 && header.needsHunks()) {
            diagnostics.error(
                    header.number(),
                    "there are no hunks, and without them it is not said what is changed in " + file
                            + "; get the whole mail");
        }
    }

    private void traditional(QuotedLine line) {
        QuotedLine other = body.get(at);
        Optional<FileNames> both = FileNames.traditional(line.text(), other.text());
        if (both.isEmpty()) {
            diagnostics.error(
                    line.number(),
                    "it cannot be told which file is changed here; name it the same way in both lines, behind a/ and b/");
            skipToNextFile();
            return;
        }
        requireAChange();
        hunk = 0;
        hunks.newFile();
        begin(line, both.get());
        if (both.get().before().isEmpty()) {
            out.add(line.number(), "new file mode 100644");
        } else if (both.get().after().isEmpty()) {
            out.add(line.number(), "deleted file mode 100644");
        }
        header.add(line, both.get().oldLine(), out);
        header.add(other, both.get().newLine(), out);
        diagnostics.info(line.number(), "this diff was not made by git: took it for one of " + file);
        names = Optional.empty();
        at++;
    }

    private void fileLine(QuotedLine line) {
        if (hunk > 0 || file.isEmpty()) {
            diagnostics.error(
                    line.number(),
                    "another file begins here, and the line 'diff --git' above it is missing; get the mail as it was"
                            + " sent");
        } else if (DiffLines.isBroken(line.text())) {
            diagnostics.error(
                    line.number(),
                    "'" + line.text().strip()
                            + "' is not what git writes, such as 'index 57eb1f48..c17cedc4 100644' or 'new"
                            + " file mode 100644'; get the mail as it was sent");
        } else {
            added(line);
        }
    }

    private void added(QuotedLine line) {
        if (!header.add(line, named(line.text()), out)) {
            diagnostics.error(
                    line.number(),
                    "'" + line.text().strip() + "' is the second line of its kind for this file; get the mail as it was"
                            + " sent");
        }
    }

    private String named(String text) {
        if (names.isEmpty() || text.endsWith("/dev/null")) {
            return text;
        }
        return text.startsWith("--- ")
                ? names.get().oldLine()
                : text.startsWith("+++ ") ? names.get().newLine() : text;
    }
}
