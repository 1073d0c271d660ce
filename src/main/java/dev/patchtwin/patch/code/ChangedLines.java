package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Hunk;
import java.util.BitSet;
import java.util.List;

/**
 * Which lines of a file hunks change.
 *
 * @param hunks for each hunk its changed lines, from 1
 */
record ChangedLines(List<BitSet> hunks) {
    static ChangedLines of(List<Hunk> hunks, Hunk.Kind kind) {
        return new ChangedLines(hunks.stream().map(hunk -> lines(hunk, kind)).toList());
    }

    private static BitSet lines(Hunk hunk, Hunk.Kind kind) {
        BitSet lines = new BitSet();
        boolean after = kind == Hunk.Kind.ADDED;
        int line = after ? hunk.newStart() : hunk.oldStart();
        for (Hunk.HunkLine one : hunk.image(after)) {
            lines.set(line++, one.kind() == kind);
        }
        return lines;
    }

    boolean touches(int hunk, int first, int last) {
        int next = hunks.get(hunk).nextSetBit(first);
        return next >= 0 && next <= last;
    }
}
