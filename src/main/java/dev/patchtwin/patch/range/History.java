package dev.patchtwin.patch.range;

import dev.patchtwin.patch.range.Range.Commit;
import dev.patchtwin.patch.tree.Repositories;
import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** The repository that a folder is in; only read. */
public final class History implements AutoCloseable {
    private final Repository repository;
    private final Path folder;
    private final String name;

    private History(Repository repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
        name = folder.toString().isEmpty() ? "." : folder.toString();
    }

    /**
     * Opens the repository that a folder is in.
     *
     * @throws TreeException when there is none, or it cannot be read
     */
    public static History open(Path folder) throws TreeException {
        return new History(Repositories.open(folder.toString()), folder);
    }

    /**
     * Returns what lies between two revisions: from where the head has left the base, to the head.
     *
     * @param base a revision
     * @param head a revision; empty for the work tree, whose commits are those of {@code HEAD}
     * @param paths which files of the folder to look at, or folders in it
     * @throws TreeException when one of the revisions is not there, or they have no commit in common here
     */
    public Range range(String base, Optional<String> head, Collection<String> paths) throws TreeException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit from = commit(walk, base);
            RevCommit to = commit(walk, head.orElse(Constants.HEAD));
            RevCommit start = mergeBase(walk, from, to, base, head.orElse(Constants.HEAD));
            Folder looked = Folder.of(repository, folder, paths);
            return new Range(
                    start.name(),
                    head.map(unused -> to.name()),
                    commits(walk, from, to),
                    snapshot(start, looked),
                    head.isPresent() ? snapshot(to, looked) : onDisk(looked));
        } catch (MissingObjectException e) {
            throw new TreeException(name + ": error: this clone lacks the object "
                    + e.getObjectId().name() + "; "
                    + (isShallow()
                            ? "fetch it: " + deeper()
                            : "if it is partial, 'git diff " + base + " " + head.orElse(Constants.HEAD)
                                    + "' has git fetch what it compares"));
        } catch (IOException e) {
            throw new TreeException(name + ": error: cannot be read: " + e.getMessage());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // This is how JGit says that a commit is none.
            throw new TreeException(name + ": error: a commit between '" + base + "' and '"
                    + head.orElse(Constants.HEAD) + "' is not what git writes; 'git fsck' says which and why");
        }
    }

    /**
     * Returns the work tree's files.
     *
     * @throws TreeException when there is no work tree, or it cannot be read
     */
    public Snapshot workTree(Collection<String> paths) throws TreeException {
        try {
            return onDisk(Folder.of(repository, folder, paths));
        } catch (IOException e) {
            throw new TreeException(name + ": error: cannot be read: " + e.getMessage());
        }
    }

    private Snapshot onDisk(Folder looked) throws TreeException, IOException {
        if (repository.isBare()) {
            throw new TreeException(name + ": error: this repository has no work tree; name a revision with --head");
        }
        return new WorkTreeSnapshot(repository, looked);
    }

    private Snapshot snapshot(RevCommit commit, Folder looked) throws IOException {
        return new CommitSnapshot(repository, commit.abbreviate(12).name(), commit.getTree(), looked);
    }

    private RevCommit commit(RevWalk walk, String revision) throws TreeException, IOException {
        ObjectId id;
        try {
            id = Repositories.resolve(repository, name, revision, "commit");
        } catch (TreeException e) {
            throw isShallow() ? new TreeException(e.getMessage() + "; this clone is shallow: " + deeper()) : e;
        }
        return walk.parseCommit(id);
    }

    private RevCommit mergeBase(RevWalk walk, RevCommit from, RevCommit to, String base, String head)
            throws TreeException, IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(from);
        walk.markStart(to);
        @Nullable RevCommit found = walk.next();
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        if (found == null) {
            throw new TreeException(name + ": error: '" + base + "' and '" + head + "' have no commit in common"
                    + (isShallow()
                            ? " in this clone, which is shallow and has only the newest " + depth(walk, to) + " of '"
                                    + head + "': " + deeper()
                            : "; choose a base that the head comes from"));
        }
        return walk.parseCommit(found);
    }

    /** How many commits lie on the way from a commit back, each to its first parent, as far as they are here. */
    private static int depth(RevWalk walk, RevCommit from) throws IOException {
        int depth = 1;
        RevCommit at = from;
        while (at.getParentCount() > 0) {
            at = walk.parseCommit(at.getParent(0));
            depth++;
        }
        return depth;
    }

    private boolean isShallow() {
        try {
            return !repository.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static String deeper() {
        return "it must reach back to where the head has left the base; 'git fetch --deepen=100 origin' brings 100 commits"
                + " more, 'git fetch --unshallow origin' all of them";
    }

    private List<Commit> commits(RevWalk walk, RevCommit from, RevCommit to) throws TreeException, IOException {
        List<RevCommit> found = new ArrayList<>();
        walk.markStart(to);
        walk.markUninteresting(from);
        // As an Iterable, a walk throws something else where a commit is missing.
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            found.add(commit);
        }
        walk.reset();
        requireWhole(found);
        List<Commit> commits = new ArrayList<>();
        for (RevCommit commit : found) {
            walk.parseBody(commit);
            commits.add(Messages.read(walk, commit));
        }
        return commits;
    }

    /** Where the clone ends, nobody can tell which commits are in the base too: what they say might be about another change. */
    private void requireWhole(List<RevCommit> commits) throws TreeException, IOException {
        Set<ObjectId> ends = repository.getObjectDatabase().getShallowCommits();
        for (RevCommit commit : commits) {
            if (ends.contains(commit)) {
                throw new TreeException(name + ": error: this clone is shallow and ends within the range, at commit "
                        + commit.abbreviate(12).name() + ": " + deeper());
            }
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
