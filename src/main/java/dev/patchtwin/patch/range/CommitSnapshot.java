package dev.patchtwin.patch.range;

import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A folder as it is in a commit. */
final class CommitSnapshot implements Snapshot {
    private final Repository repository;
    private final String name;
    private final SortedMap<String, String> files = new TreeMap<>();

    /** @param name how messages call it */
    CommitSnapshot(Repository repository, String name, ObjectId tree, Folder folder) throws IOException {
        this.repository = repository;
        this.name = name;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setFilter(folder.filter());
            walk.setRecursive(true);
            while (walk.next()) {
                if (!walk.getFileMode(0).equals(FileMode.GITLINK)) {
                    files.put(
                            folder.inside(walk.getPathString()), Links.entry(walk.getFileMode(0), walk.getObjectId(0)));
                }
            }
        }
    }

    @Override
    public SortedMap<String, String> files() {
        return files;
    }

    @Override
    public byte[] read(String path) throws TreeException {
        String end = Links.follow(path, files, link -> new String(bytes(link), StandardCharsets.UTF_8), name);
        return bytes(end);
    }

    private byte[] bytes(String path) throws TreeException {
        String entry = files.get(path);
        if (entry == null) {
            throw new IllegalArgumentException("no file " + path + " in " + name);
        }
        try {
            return repository.open(Links.object(entry), Constants.OBJ_BLOB).getCachedBytes(Folder.LARGEST_FILE);
        } catch (MissingObjectException e) {
            throw new TreeException(
                    name + ":" + path + ": error: is not in this clone; fetch it, the clone is partial");
        } catch (LargeObjectException e) {
            throw new TreeException(name + ":" + path + ": error: has more than " + Folder.LARGEST_FILE + " bytes");
        } catch (IOException e) {
            throw new TreeException(name + ":" + path + ": error: cannot be read: " + e.getMessage());
        }
    }
}
