package dev.patchtwin.patch;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the hunks of a diff from a mail, and undoes what was done to them, as far as the counts of the {@code @@} line prove
 * it: context lines without their leading blank get it back; lines that were broken in two are put together; a blank line of
 * context that was lost beside a remark is put back when both sides lack as many lines as there are places for them. What a
 * reply does not quote makes the patch a part. Anything else that does not fit is an error.
 */
final class HunkReader {
    private final Quoted body;
    private final int depth;
    private final Manners manners;
    private final Wraps wraps;
    private final DiffText out;
    private final Remarks remarks;
    private final Diagnostics diagnostics;
    private int lines;

    /** The index of the first line below the last hunk. */
    private int end;

    private boolean blanksRestored;

    HunkReader(Quoted body, int depth, Manners manners, DiffText out, Remarks remarks, Diagnostics diagnostics) {
        this.body = body;
        this.depth = depth;
        this.manners = manners;
        this.out = out;
        this.remarks = remarks;
        this.diagnostics = diagnostics;
        wraps = new Wraps(body, manners, depth);
    }

    /** Returns how many lines the last hunk has, as far as it was received. */
    int lines() {
        return lines;
    }

    void newFile() {
        lines = 0;
    }

    /** Which hunk it is: of which file, and which of its hunks, from 1. */
    record Name(String file, int hunk) {
        @Override
        public String toString() {
            return "hunk " + hunk + " of " + file;
        }
    }

    /** How a hunk is to be read. */
    private record Reading(HunkScan scan, Set<Integer> joins, List<Integer> blanks) {}

    /**
     * Reads a hunk.
     *
     * @param from the index of the line below its {@code @@} line
     * @param name how diagnostics call it
     * @return the index of the first line that is not the hunk's any more
     */
    int read(QuotedLine header, int from, Name name) {
        HunkScan plain = scan(header, from, Set.of());
        Set<Integer> joins = Set.of();
        if (!fits(plain) || (!manners.stripped() && !plain.unmarked().isEmpty())) {
            joins = wraps.find(from, end(plain, from), set -> fits(scan(header, from, set)))
                    .orElse(Set.of());
        }
        HunkScan scan = joins.isEmpty() ? plain : scan(header, from, joins);
        Reading reading = new Reading(scan, joins, blanks(scan));
        judge(reading, header, name);
        emit(reading, header, from, name);
        end = scan.next();
        return end;
    }

    private HunkScan scan(QuotedLine header, int from, Set<Integer> joins) {
        return new HunkScan(body, depth, header.text()).run(from, joins, manners.stripped(), HunkScan.Listener.NOBODY);
    }

    private boolean fits(HunkScan scan) {
        return scan.fits() && !isSurplus(scan.next());
    }

    /** A hunk that was too long for its counts goes on up to what is something else for sure. */
    private int end(HunkScan plain, int from) {
        int end = Math.max(plain.next(), from);
        while (end < body.size()
                && body.get(end).depth() == depth
                && !isOther(body.get(end).text())) {
            end++;
        }
        return end;
    }

    private static boolean isOther(String text) {
        return DiffLines.isFile(text)
                || DiffLines.isHunk(text)
                || DiffLines.isSignature(text)
                || text.isBlank()
                || DiffLines.isBetween(text);
    }

    /** Whether a line below a full hunk, with nothing between, looks as if it was the hunk's. */
    private boolean isSurplus(int next) {
        if (next >= body.size() || body.get(next).depth() != depth) {
            return false;
        }
        String text = body.get(next).text();
        return text.isBlank() ? isLeftOver(next) : !isOther(text) && !DiffLines.isTraditional(body, next);
    }

    /** Between a hunk and what git writes below it is never a blank line. */
    private boolean isLeftOver(int blank) {
        if (body.get(blank).text().equals(" ") && !manners.stripped()) {
            // It has the mark of a line of context.
            return true;
        }
        int below = blank;
        while (below < body.size()
                && body.get(below).depth() == depth
                && body.get(below).text().isBlank()) {
            below++;
        }
        if (below >= body.size() || body.get(below).depth() != depth) {
            return false;
        }
        String text = body.get(below).text();
        boolean signed = DiffLines.isSignature(text)
                && below + 1 < body.size()
                && DiffLines.isVersion(body.get(below + 1).text());
        boolean marked = isMarked(text) && !DiffLines.isSignature(text);
        return signed || marked || DiffLines.isFile(text) || DiffLines.isHunk(text);
    }

    /** Below a full hunk there is only text that is no patch any more, at the end of the mail, or a line too many. */
    void surplus(QuotedLine line, int next, Name name) {
        boolean changes = isMarked(line.text());
        boolean adjacent = next - 1 == end && isSurplus(end);
        if (changes || adjacent || (!line.text().isBlank() && goesOnWithHunk(next))) {
            diagnostics.error(
                    line.number(),
                    name + " has more lines than its @@ line says: the @@ line or the text was"
                            + " edited; get the mail as it was sent");
        }
    }

    private static boolean isMarked(String text) {
        return text.startsWith("+") || text.startsWith("-") || (text.startsWith(" ") && !text.isBlank());
    }

    private boolean goesOnWithHunk(int next) {
        for (int i = next; i < body.size(); i++) {
            QuotedLine line = body.get(i);
            if (line.depth() == depth && !line.text().isBlank()) {
                return DiffLines.isFile(line.text()) || DiffLines.isHunk(line.text());
            }
        }
        return false;
    }

    /** After which lines of the hunk a blank one is put back. */
    private List<Integer> blanks(HunkScan scan) {
        boolean last = scan.next() >= body.size();
        return scan.missing() == scan.gaps().size() && scan.isFullButForGaps() && !last ? scan.gaps() : List.of();
    }

    private void judge(Reading reading, QuotedLine header, Name name) {
        HunkScan scan = reading.scan();
        if (scan.fits()
                && isSurplus(scan.next())
                && body.get(scan.next()).text().isBlank()) {
            diagnostics.warning(
                    body.get(scan.next()).number(),
                    "a blank line is left over below " + name
                            + ": if one of its lines was doubled, or broken in two, the" + " last one is missing");
        }
        if (scan.fits() || !reading.blanks().isEmpty()) {
            return;
        }
        if (depth > 0 && scan.missing() >= 0) {
            diagnostics.part(
                    header.number(),
                    name + " " + scan.counts() + ": the reply quotes it in part, or lines were lost; the rest is in the"
                            + " mail that it answers");
        } else {
            diagnostics.error(
                    header.number(),
                    name + " " + scan.counts() + ": the mail is cut off or was edited; get the whole mail");
        }
    }

    private void emit(Reading reading, QuotedLine header, int from, Name name) {
        lines = 0;
        String heading = header.text();
        Emitter emitter = new Emitter(reading, name);
        if (reading.joins().contains(from)) {
            heading = heading.stripTrailing() + " " + body.get(from).text();
            emitter.skipsFirst = true;
        }
        out.add(header.number(), heading);
        new HunkScan(body, depth, header.text()).run(from, reading.joins(), manners.stripped(), emitter);
        emitter.flush();
    }

    /** The end of a long line that a mailer broke looks like a remark when it has lost its quote mark. */
    void checkForBreak(int from) {
        QuotedLine first = body.get(from);
        QuotedLine above = body.get(from - 1);
        if (!first.text().isBlank()
                && !Remarks.isSnip(first.text())
                && above.depth() == depth
                && manners.canBeBroken(above, first)) {
            diagnostics.error(
                    first.number(),
                    "this can be a remark, or the end of the line above that a mailer has broken; put a blank line"
                            + " above it if it is a remark, or get the mail as it was sent");
        }
    }

    /** Writes the lines, one behind: a line may go on. */
    private final class Emitter implements HunkScan.Listener {
        private final Name name;
        private final Iterator<Integer> blanks;
        private int nextBlank;
        private boolean skipsFirst;
        private int number;
        private Optional<String> held = Optional.empty();
        private Hunk.Repair repair = Hunk.Repair.NONE;

        Emitter(Reading reading, Name name) {
            this.name = name;
            blanks = reading.blanks().iterator();
            nextBlank = blanks.hasNext() ? blanks.next() : -1;
        }

        @Override
        public void line(QuotedLine line, String marked) {
            flush();
            if (!line.text().isEmpty() && !marked.equals(line.text()) && !blanksRestored) {
                blanksRestored = true;
                diagnostics.info(
                        line.number(), "context lines had lost their leading blank: put it back, here and below");
            }
            held = Optional.of(marked);
            number = line.number();
            lines++;
        }

        @Override
        public void joined(QuotedLine line) {
            diagnostics.warning(
                    line.number(),
                    "goes on what the line above begins: put them together, with one blank, which is a guess");
            if (skipsFirst) {
                skipsFirst = false;
                return;
            }
            held = held.map(text -> text.stripTrailing() + " " + Wraps.rest(text, line.text()));
            repair = Hunk.Repair.JOINED;
        }

        @Override
        public void endsFile(QuotedLine line) {
            flush();
            out.add(line.number(), line.text());
        }

        @Override
        public void between(int from, int to) {
            flush();
            checkForBreak(from);
            remarks.add(from, to, name.file(), name.hunk(), lines);
            if (lines == nextBlank) {
                diagnostics.warning(
                        number,
                        name + " lacks a context line: took it for a blank one that was lost beside the remark that"
                                + " follows");
                out.add(number, " ", Hunk.Repair.PUT_BACK);
                nextBlank = blanks.hasNext() ? blanks.next() : -1;
            }
        }

        void flush() {
            held.ifPresent(text -> out.add(number, text, repair));
            held = Optional.empty();
            repair = Hunk.Repair.NONE;
        }
    }
}
