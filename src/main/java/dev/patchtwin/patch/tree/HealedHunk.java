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
 * @param inferred the places in the mail of added lines whose white space was inferred, or is not sure
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
     * @param lost what white space was lost in this mail, so that added lines have lost theirs, too
     * @param nudges by how many tabs added lines shall be further in than they are guessed to be
     */
    static HealedHunk of(Hunk hunk, TextLines file, int at, WhiteSpace lost, Guess guess, Nudges nudges) {
        List<Integer> repaired = new ArrayList<>();
        List<Integer> inferred = new ArrayList<>();
        List<HunkLine> lines = new ArrayList<>();
        List<String> after = new ArrayList<>(file.lines().subList(Math.max(0, at - LINES_ABOVE), at));
        List<String> removed = new ArrayList<>();
        boolean isAdded = false;
        int index = at;
        for (HunkLine line : hunk.lines()) {
            if (line.kind() == Kind.ADDED) {
                String text = nudges.applied(line, added(line, new Around(after, removed, isAdded), lost, guess));
                isAdded = true;
                if (isUnsure(line, lost) || !text.equals(line.text())) {
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
            isAdded = false;
            if (line.kind() == Kind.REMOVED) {
                removed.add(text);
            } else {
                removed.clear();
                after.add(text);
            }
        }
        return new HealedHunk(hunk.withLines(lines), at, repaired, inferred);
    }

    /** What stands around an added line: above it after the patch, in its place before, and whether that above is added. */
    private record Around(List<String> above, List<String> replaced, boolean isAdded) {}

    private static String added(HunkLine line, Around around, WhiteSpace lost, Guess guess) {
        boolean returns = line.text().endsWith("\r");
        String received = returns ? line.text().substring(0, line.text().length() - 1) : line.text();
        String inferred = guess.of(received, around.above(), around.replaced(), around.isAdded(), lost);
        // A last line without an end is there by what is in it.
        String text = inferred.isEmpty() && line.endsFile() ? received : inferred;
        return text + (returns || lost.areReturnsLost() ? "\r" : "");
    }

    private static boolean isUnsure(HunkLine line, WhiteSpace lost) {
        return line.repair() == Hunk.Repair.JOINED
                || lost.isLost()
                || (lost.isUnknown() && !TextLines.bare(line.text()).isEmpty());
    }
}
