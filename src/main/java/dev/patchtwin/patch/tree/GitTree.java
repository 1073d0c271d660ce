package dev.patchtwin.patch.tree;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The tree of a revision in a repository on disk; only read, and only where it is asked for. */
public final class GitTree implements FileSource, AutoCloseable {
    /** Bytes; a larger file is no source. */
    private static final int LARGEST_FILE = 16 << 20;

    private static final String REGULAR = "100644";

    private final Repository repository;
    private final String spec;
    private final ObjectId tree;

    private GitTree(Repository repository, String spec, ObjectId tree) {
        this.repository = repository;
        this.spec = spec;
        this.tree = tree;
    }

    /**
     * Opens a tree.
     *
     * @param spec a folder in a work tree or a repository, and after an {@code @} a revision; {@code HEAD} without one
     * @throws TreeException when there is no such repository or revision
     */
    public static GitTree open(String spec) throws TreeException {
        String folder = folder(spec);
        String revision = folder.length() < spec.length() ? spec.substring(folder.length() + 1) : Constants.HEAD;
        Repository repository = Repositories.open(folder);
        try {
            return new GitTree(repository, spec, Repositories.resolve(repository, folder, revision, "tree"));
        } catch (TreeException | RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    /** A folder may have an {@code @} in its name, too. */
    private static String folder(String spec) throws TreeException {
        for (int at = spec.length(); at >= 0; at = spec.lastIndexOf('@', at - 1)) {
            if (isFolder(spec.substring(0, at))) {
                return spec.substring(0, at);
            }
        }
        throw new TreeException(spec + ": error: there is no such folder; --tree takes REPO or REPO@REV");
    }

    private static boolean isFolder(String name) {
        try {
            return !name.isEmpty() && Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public Optional<TreeFile> file(String path) throws TreeException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
            if (walk == null) {
                return Optional.empty();
            }
            FileMode mode = walk.getFileMode(0);
            if (mode.equals(FileMode.TREE)) {
                return Optional.empty();
            }
            byte[] content = mode.equals(FileMode.GITLINK)
                    ? new byte[0]
                    : read(repository.open(walk.getObjectId(0), Constants.OBJ_BLOB), path);
            return Optional.of(new TreeFile(path, mode.toString(), content));
        } catch (MissingObjectException e) {
            throw new TreeException(
                    spec + ": error: " + path + " is not in this clone; fetch it, the clone is partial");
        } catch (IOException e) {
            throw new TreeException(spec + ": error: " + path + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public Optional<TreeFile> blob(String id, String path) throws TreeException {
        if (!AbbreviatedObjectId.isId(id)) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            for (ObjectId found : reader.resolve(AbbreviatedObjectId.fromString(id))) {
                ObjectLoader loader = reader.open(found);
                if (loader.getType() == Constants.OBJ_BLOB) {
                    return Optional.of(new TreeFile(path, REGULAR, read(loader, path)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new TreeException(spec + ": error: object " + id + " cannot be read: " + e.getMessage());
        }
    }

    private byte[] read(ObjectLoader loader, String path) throws TreeException, IOException {
        try {
            return loader.getCachedBytes(LARGEST_FILE);
        } catch (LargeObjectException e) {
            throw new TreeException(spec + ": error: " + path + " has more than " + LARGEST_FILE + " bytes");
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    @Override
    public String toString() {
        return spec;
    }
}
