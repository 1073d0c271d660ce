package dev.patchtwin.check.patches;

import dev.patchtwin.check.InputException;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Series;
import dev.patchtwin.patch.tree.GitTree;
import dev.patchtwin.patch.tree.TreeException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tree to hold a series against: the one that was asked for, or else the one that the series says it is for. */
record BaseChoice(GitTree tree, PatchBase said) implements AutoCloseable {
    private static final int ABBREVIATED = 12;

    /**
     * Opens a tree.
     *
     * @param given {@code REPO} or {@code REPO@REV}
     */
    static BaseChoice of(String given, Series series) throws InputException, TreeException {
        List<String> words = new ArrayList<>();
        GitTree tree = chosen(given, series, words);
        long before = new PatchResult("", series, Optional.empty(), List.of()).prerequisites();
        if (before > 0) {
            words.add(before + (before == 1 ? " patch is" : " patches are") + " asked for first"
                    + " (prerequisite-patch-id), which cannot be looked up here");
        }
        return new BaseChoice(tree, new PatchBase(tree.toString(), words));
    }

    private static GitTree chosen(String given, Series series, List<String> words)
            throws InputException, TreeException {
        Optional<String> base = baseCommit(series);
        if (!Files.isDirectory(PatchInput.path(given))) {
            GitTree tree = GitTree.open(given);
            words.add("the revision that --tree names; a file of another version is taken by its index line");
            return tree;
        }
        // Says what is wrong with the repository before anything is said about a commit in it.
        GitTree head = GitTree.open(given + "@HEAD");
        if (base.isEmpty()) {
            words.add("HEAD, for the mail names no base-commit");
            return head;
        }
        try {
            GitTree tree = GitTree.open(given + "@" + base.get());
            head.close();
            words.add("the base-commit that the mail names");
            return tree;
        } catch (TreeException e) {
            words.add("HEAD, for the base-commit that the mail names, " + shortened(base.get())
                    + ", is not in the repository; 'git fetch' may bring it");
            return head;
        }
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(ABBREVIATED, id.length()));
    }

    private static Optional<String> baseCommit(Series series) {
        return Stream.concat(series.cover().stream(), series.patches().stream())
                .map(RecoveredPatch::message)
                .map(message -> message.baseCommit())
                .filter(base -> !base.isEmpty())
                .findFirst();
    }

    @Override
    public void close() {
        tree.close();
    }
}
