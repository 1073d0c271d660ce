package dev.patchtwin.patch.tree;

import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Tells paths inside of a tree from those that lead out of it. */
final class TreePaths {
    private TreePaths() {}

    /** Whether a path is one that git takes into a tree, on any system: not absolute, no {@code ..}, no {@code .git}. */
    static boolean isInside(String path) {
        try {
            ObjectChecker checker = new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true);
            checker.checkPath(path);
            return true;
        } catch (CorruptObjectException e) {
            return false;
        }
    }
}
