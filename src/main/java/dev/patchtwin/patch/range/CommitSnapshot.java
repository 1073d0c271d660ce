package dev.patchtwin.patch.range;

import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
    private final SortedMap<String, String> strange = new TreeMap<>();
    private final SortedMap<String, String> contents;
    private Optional<String> missing = Optional.empty();

    /** @param name how messages call it */
    CommitSnapshot(Repository repository, String name, ObjectId tree, Folder folder) throws IOException {
        this.repository = repository;
        this.name = name;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setFilter(folder.filter());
            walk.setRecursive(true);
            while (walk.next()) {
                String path = folder.inside(walk.getPathString());
                if (walk.getFileMode(0).equals(FileMode.GITLINK)) {
                    strange.put(path, Links.MODULE);
                } else {
                    files.put(path, Links.entry(walk.getFileMode(0), walk.getObjectId(0)));
                }
            }
        }
        contents = Links.contents(files, this::target, strange);
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
        return missing;
    }

    @Override
    public byte[] read(String path) throws TreeException {
        return bytes(Links.follow(path, files, this::target, name));
    }

    private String target(String link) throws TreeException {
        return new String(bytes(link), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws TreeException {
        String entry = files.get(path);
        if (entry == null) {
            throw new IllegalArgumentException("no file " + path + " in " + name);
        }
        try {
            return repository.open(Links.object(entry), Constants.OBJ_BLOB).getCachedBytes(Folder.LARGEST_FILE);
        } catch (MissingObjectException e) {
            String said = name + ":" + path + ": error: is not in this clone, which is partial; 'git diff " + name
                    + " HEAD' has git fetch what it compares";
            missing = missing.or(() -> Optional.of(said));
            throw new TreeException(said);
        } catch (LargeObjectException e) {
            throw new TreeException(name + ":" + path + ": error: has more than " + Folder.LARGEST_FILE + " bytes");
        } catch (IOException e) {
            throw new TreeException(name + ":" + path + ": error: cannot be read: " + e.getMessage());
        }
    }
}
