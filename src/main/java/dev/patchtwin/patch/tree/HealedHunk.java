package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A hunk whose context and removed lines are those of the tree.
 *
 * @param hunk the hunk
 * @param at where it stands in the file before, from 0
 * @param repaired the places in the mail of lines that took the tree's white space
 * @param inferred the places in the mail of lines whose indentation was inferred
 */
record HealedHunk(Hunk hunk, int at, List<Integer> repaired, List<Integer> inferred) {
    /** How many lines above a hunk tell how deep its first line is. */
    private static final int LINES_ABOVE = 40;

    HealedHunk {
        repaired = List.copyOf(repaired);
        inferred = List.copyOf(inferred);
    }

    /**
     * Heals a hunk.
     *
     * @param file the lines of the file before
     * @param at where the hunk stands in it
     * @param damage what white space was lost in this mail, so that added lines have lost theirs, too
     */
    static HealedHunk of(Hunk hunk, TextLines file, int at, Damage damage) {
        List<Integer> repaired = new ArrayList<>();
        List<Integer> inferred = new ArrayList<>();
        List<HunkLine> lines = new ArrayList<>();
        List<String> after = new ArrayList<>(file.lines().subList(Math.max(0, at - LINES_ABOVE), at));
        List<String> removed = new ArrayList<>();
        int index = at;
        for (HunkLine line : hunk.lines()) {
            if (line.kind() == Kind.ADDED) {
                String text = damage.undo(line.text(), after, removed);
                if (damage.found() && !text.isEmpty()) {
                    inferred.add(line.mailLine());
                }
                after.add(text);
                lines.add(line.withText(text));
                continue;
            }
            String text = file.lines().get(index);
            boolean ends = index == file.lines().size() - 1 && !file.ended();
            if (!text.equals(line.text()) || ends != line.endsFile()) {
                repaired.add(line.mailLine());
            }
            lines.add(new HunkLine(line.kind(), text, line.mailLine(), ends, line.repair()));
            index++;
            if (line.kind() == Kind.REMOVED) {
                removed.add(text);
            } else {
                removed.clear();
                after.add(text);
            }
        }
        return new HealedHunk(hunk.withLines(lines), at, repaired, inferred);
    }

}
