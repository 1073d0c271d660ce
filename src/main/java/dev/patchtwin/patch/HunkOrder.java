package dev.patchtwin.patch;

import java.util.List;
import java.util.Optional;

/**
 * Holds the {@code @@} lines of a file against each other: a hunk begins below the one before, and as far further down after
 * the patch as the hunks before it add lines.
 */
final class HunkOrder {
    private HunkOrder() {}

    /** @param depth how deep the patch was quoted: a reply leaves out what it has nothing to say of */
    static void hold(List<PatchFile> files, int depth, Diagnostics diagnostics) {
        for (PatchFile file : files) {
            hold(file, depth, diagnostics);
        }
    }

    private static void hold(PatchFile file, int depth, Diagnostics diagnostics) {
        long end = 0;
        long added = 0;
        for (int i = 0; i < file.hunks().size(); i++) {
            Hunk hunk = file.hunks().get(i);
            int place = hunk.mailLine();
            String name = "hunk " + (i + 1) + " of " + file.newPath();
            Optional<String> strange = strange(file, hunk);
            if (strange.isPresent()) {
                diagnostics.error(place, name + strange.get() + "; get the mail as it was sent");
                return;
            }
            if (first(hunk, false) < end) {
                diagnostics.error(
                        place,
                        name
                                + " stands below the one that it overlaps or should stand above; get the mail as it was sent");
                return;
            }
            long missing = first(hunk, true) - first(hunk, false) - added;
            if (missing != 0 && depth > 0) {
                diagnostics.part(
                        place,
                        "by their @@ lines, changes of " + file.newPath() + " are missing above " + name
                                + ": the reply does not quote them; they are in the mail that it answers");
            } else if (missing != 0) {
                diagnostics.warning(
                        place,
                        "by their @@ lines, changes of " + file.newPath() + " are missing above " + name
                                + ", or a number was edited");
            }
            end = first(hunk, false) + hunk.oldCount();
            added += missing + hunk.newCount() - hunk.oldCount();
        }
    }

    /** A new file has nothing before, and a deleted one nothing after. */
    private static Optional<String> strange(PatchFile file, Hunk hunk) {
        if (file.change() == PatchFile.Change.ADD && hunk.oldCount() > 0) {
            return Optional.of(" has lines from before, and the file is new");
        }
        if (file.change() == PatchFile.Change.DELETE && hunk.newCount() > 0) {
            return Optional.of(" leaves lines, and the file is deleted");
        }
        boolean elsewhere = (file.change() == PatchFile.Change.ADD && hunk.newStart() > 1)
                || (file.change() == PatchFile.Change.DELETE && hunk.oldStart() > 1);
        if (elsewhere) {
            return Optional.of(" does not begin at the first line, and such a file is one hunk");
        }
        boolean one = file.change() != PatchFile.Change.ADD && file.change() != PatchFile.Change.DELETE;
        return one || file.hunks().size() == 1
                ? Optional.empty()
                : Optional.of(" is one of several, and such a file is one hunk");
    }

    /** A hunk without lines on a side names the line above. */
    private static long first(Hunk hunk, boolean after) {
        int count = after ? hunk.newCount() : hunk.oldCount();
        return (after ? hunk.newStart() : hunk.oldStart()) + (count == 0 ? 1L : 0L);
    }
}
