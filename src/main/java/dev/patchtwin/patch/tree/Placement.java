package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Hunk;
import java.util.List;

/**
 * Where in a file the text of a hunk stands.
 *
 * @param index of its first line, from 0; -1 for nowhere
 * @param others in how many other places it stands as well
 */
record Placement(int index, int others) {
    private static final Placement NOWHERE = new Placement(-1, 0);

    /**
     * Finds lines in a file: where they are expected, or else in the nearest place that is not before a certain line.
     *
     * @param file the file's lines
     * @param lines what to find; nothing stands just where it is expected
     * @param expected where it should begin
     * @param least the first line where it may begin
     */
    static Placement find(List<String> file, List<String> lines, int expected, int least) {
        if (lines.isEmpty()) {
            return expected >= least && expected <= file.size() ? new Placement(expected, 0) : NOWHERE;
        }
        if (expected >= least && stands(file, lines, expected)) {
            return new Placement(expected, 0);
        }
        int best = -1;
        int places = 0;
        for (int at = least; at + lines.size() <= file.size(); at++) {
            if (stands(file, lines, at)) {
                places++;
                best = best < 0 || Math.abs(at - expected) < Math.abs(best - expected) ? at : best;
            }
        }
        return best < 0 ? NOWHERE : new Placement(best, places - 1);
    }

    /** Whether the lines of a hunk that was found stand in another place of the file as well. */
    static boolean isElsewhere(List<String> file, Hunk hunk, Placement found) {
        List<String> lines = hunk.image(false).stream()
                .map(line -> TextLines.bare(line.text()))
                .toList();
        for (int at = 0; !lines.isEmpty() && at + lines.size() <= file.size(); at++) {
            if (at != found.index() && stands(file, lines, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(List<String> file, List<String> lines, int at) {
        if (at < 0 || at + lines.size() > file.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!file.get(at + i).equals(lines.get(i))) {
                return false;
            }
        }
        return true;
    }
}
