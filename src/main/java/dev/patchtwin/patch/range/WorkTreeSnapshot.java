package dev.patchtwin.patch.range;

import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

/** A folder as it is on disk: what is tracked, and what is new and not ignored. */
final class WorkTreeSnapshot implements Snapshot {
    private static final int DISK = 0;
    private static final int INDEX = 1;

    private final Path folder;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedMap<String, String> strange = new TreeMap<>();
    private final SortedMap<String, String> contents;

    WorkTreeSnapshot(Repository repository, Folder folder) throws IOException {
        this.folder = folder.onDisk();
        forgetFilters(repository);
        try (TreeWalk walk = new TreeWalk(repository)) {
            FileTreeIterator disk = new FileTreeIterator(repository);
            walk.addTree(disk);
            walk.addTree(new DirCacheIterator(distrusted(repository.readDirCache())));
            disk.setDirCacheIterator(walk, INDEX);
            walk.setFilter(folder.filter());
            while (walk.next()) {
                WorkingTreeIterator file = walk.getTree(DISK, WorkingTreeIterator.class);
                if (file == null || (file.isEntryIgnored() && walk.getTree(INDEX, DirCacheIterator.class) == null)) {
                    continue;
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                } else if (walk.getFileMode(DISK).equals(FileMode.GITLINK)) {
                    strange.put(folder.inside(walk.getPathString()), Links.MODULE);
                } else {
                    files.put(
                            folder.inside(walk.getPathString()),
                            Links.entry(walk.getFileMode(DISK), walk.getObjectId(DISK)));
                }
            }
        }
        contents = Links.contents(files, this::target, strange);
    }

    /**
     * To say what a file would be in the repository, JGit runs the programs that its configuration names, in a shell. What they
     * are is nothing that a stranger's repository may decide; without them the file is looked at as it is.
     */
    private static void forgetFilters(Repository repository) {
        StoredConfig config = repository.getConfig();
        for (String filter : Set.copyOf(config.getSubsections("filter"))) {
            config.unsetSection("filter", filter);
        }
    }

    /** A file may differ from what the index has of it though its length and its time do not, or git was told not to look. */
    private static DirCache distrusted(DirCache index) {
        for (int i = 0; i < index.getEntryCount(); i++) {
            index.getEntry(i).setAssumeValid(false);
            index.getEntry(i).setUpdateNeeded(true);
        }
        return index;
    }

    @Override
    public SortedMap<String, String> files() {
        return contents;
    }

    @Override
    public SortedMap<String, String> strange() {
        return strange;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public byte[] read(String path) throws TreeException {
        Path file = folder.resolve(Links.follow(path, files, this::target, folder.toString()));
        try {
            if (Files.size(file) > Folder.LARGEST_FILE) {
                throw new TreeException(file + ": error: has more than " + Folder.LARGEST_FILE + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private String target(String link) throws TreeException {
        Path file = folder.resolve(link);
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TreeException unreadable(Path file, IOException e) {
        return new TreeException(
                file + ": error: cannot be read (" + e.getClass().getSimpleName() + ")");
    }
}
