package dev.patchtwin.patch.compare;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import dev.patchtwin.patch.PatchFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Changed lines of a hunk with nothing between them.
 *
 * @param file the file
 * @param hunk which of its hunks, from 0
 * @param from the first of them in that hunk, from 0
 * @param to behind the last of them
 */
record Run(PatchFile file, int hunk, int from, int to) {
    /** Returns the runs of a file, in order. */
    static List<Run> of(PatchFile file) {
        List<Run> runs = new ArrayList<>();
        for (int h = 0; h < file.hunks().size(); h++) {
            List<HunkLine> lines = file.hunks().get(h).lines();
            int from = 0;
            while (from < lines.size()) {
                int to = from;
                while (to < lines.size() && lines.get(to).kind() != Kind.CONTEXT) {
                    to++;
                }
                if (to > from) {
                    runs.add(new Run(file, h, from, to));
                }
                from = to + 1;
            }
        }
        return runs;
    }

    private Hunk whole() {
        return file.hunks().get(hunk);
    }

    String heading() {
        return whole().heading();
    }

    /** Returns what makes it the same change elsewhere: its lines with their marks. */
    List<String> key() {
        return whole().lines().subList(from, to).stream().map(Run::marked).toList();
    }

    static String marked(HunkLine line) {
        return (line.kind() == Kind.ADDED ? "+" : "-") + line.text() + (line.endsFile() ? "\\" : "");
    }

    /** Returns the file with this run as all that changes: of the others of its hunk, only what they lead to is there. */
    PatchFile alone() {
        List<HunkLine> lines = new ArrayList<>(image(0, from, true));
        lines.addAll(whole().lines().subList(from, to));
        lines.addAll(image(to, whole().lines().size(), true));
        return with(file, whole(), lines);
    }

    /** Returns lines of its hunk as they are on one side, as context. */
    List<HunkLine> image(int start, int end, boolean after) {
        Kind other = after ? Kind.REMOVED : Kind.ADDED;
        return whole().lines().subList(start, end).stream()
                .filter(line -> line.kind() != other)
                .map(line -> as(line, Kind.CONTEXT))
                .toList();
    }

    List<HunkLine> above(boolean after) {
        return image(0, from, after);
    }

    List<HunkLine> below(boolean after) {
        return image(to, whole().lines().size(), after);
    }

    static HunkLine as(HunkLine line, Kind kind) {
        return new HunkLine(kind, line.text(), line.mailLine(), line.endsFile(), line.repair());
    }

    /** Returns a file with one hunk, which has these lines and stands where another one does. */
    static PatchFile with(PatchFile file, Hunk like, List<HunkLine> lines) {
        int old = (int) lines.stream().filter(line -> line.kind() != Kind.ADDED).count();
        int young =
                (int) lines.stream().filter(line -> line.kind() != Kind.REMOVED).count();
        Hunk hunk = new Hunk(like.oldStart(), old, like.newStart(), young, like.heading(), like.header(), lines);
        return file.withHunks(List.of(hunk));
    }

    PatchFile with(List<HunkLine> lines) {
        return with(file, whole(), lines);
    }
}
