package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Hunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What hunks change at most, from whole texts.
 *
 * <p>The texts between the hunks must have the same tokens, too: one hunk can open a comment and another one close it.
 */
final class Natures {
    private Natures() {}

    /**
     * Returns the nature of each hunk.
     *
     * @param hunks where they stand, as {@link Located} says
     */
    static List<HunkNature> of(List<Hunk> hunks, Lexed before, Lexed after) {
        List<HunkNature> natures = new ArrayList<>();
        boolean doubtful = before.doubtful() || after.doubtful() || before.open() != after.open();
        int oldEnd = 1;
        int newEnd = 1;
        for (Hunk hunk : hunks) {
            doubtful |= differ(before.onLines(oldEnd, hunk.oldStart()), after.onLines(newEnd, hunk.newStart()));
            oldEnd = hunk.oldStart() + hunk.image(false).size();
            newEnd = hunk.newStart() + hunk.image(true).size();
            natures.add(
                    Lexed.difference(before.onLines(hunk.oldStart(), oldEnd), after.onLines(hunk.newStart(), newEnd)));
        }
        doubtful |= differ(before.onLines(oldEnd, Integer.MAX_VALUE), after.onLines(newEnd, Integer.MAX_VALUE));
        return doubtful ? Collections.nCopies(hunks.size(), HunkNature.SEMANTIC) : List.copyOf(natures);
    }

    private static boolean differ(List<Token> before, List<Token> after) {
        return Lexed.difference(before, after) == HunkNature.SEMANTIC;
    }
}
