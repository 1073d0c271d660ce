package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.PatchFile.Change;
import java.util.Optional;

/** What in a tree stands in the way of a change, before a line of it is looked at. */
final class Obstacles {
    private static final String LINK = "120000";
    /** Each is held several times over. */
    private static final int MOST_LINES = 200_000;

    private static final String SUBMODULE = "160000";

    private final FileSource source;

    Obstacles(FileSource source) {
        this.source = source;
    }

    /**
     * Returns what is wrong; empty when nothing is.
     *
     * @param before the file that is changed, if it is there
     */
    Optional<String> before(PatchFile file, Optional<TreeFile> before) throws TreeException {
        int lines = file.hunks().stream().mapToInt(hunk -> hunk.lines().size()).sum();
        if (lines > MOST_LINES) {
            return Optional.of(file.newPath() + " is changed in " + lines + " lines, and at most " + MOST_LINES
                    + " are held against a tree; apply it with git");
        }
        boolean comes = file.change() != Change.MODIFY && file.change() != Change.DELETE;
        Optional<TreeFile> there = comes ? source.file(file.newPath()) : Optional.empty();
        if (comes && there.isPresent()) {
            return Optional.of(file.newPath() + " is made by this patch, and is there already; is the patch applied?");
        }
        if (before.isEmpty() && file.change() != Change.ADD) {
            return Optional.of(file.oldPath() + " is not in the tree; is it the tree that the patch was made for?");
        }
        Optional<String> mode = mode(file, before);
        if (mode.isPresent()) {
            return mode;
        }
        if (before.isPresent() && TextLines.of(before.get().content()).isEmpty()) {
            return Optional.of(file.oldPath() + " is no text in UTF-8, and cannot be healed");
        }
        return comes ? above(file.newPath()) : Optional.empty();
    }

    private static Optional<String> mode(PatchFile file, Optional<TreeFile> before) {
        String now = before.map(TreeFile::mode).orElse("");
        String then = Modes.of(file);
        if (now.equals(LINK) || then.equals(LINK)) {
            return Optional.of(
                    file.newPath() + " is a symbolic link, before or after; links are not followed and not made");
        }
        return now.equals(SUBMODULE) || then.equals(SUBMODULE)
                ? Optional.of(file.newPath() + " is a submodule, and only files are changed")
                : Optional.empty();
    }

    /** Where a folder is to be, there may be a file or a link, which leads elsewhere. */
    private Optional<String> above(String path) throws TreeException {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            String folder = path.substring(0, end);
            if (source.file(folder).isPresent()) {
                return Optional.of(path + " is to be made in " + folder + ", which is no folder but a file or a link");
            }
        }
        return Optional.empty();
    }
}
