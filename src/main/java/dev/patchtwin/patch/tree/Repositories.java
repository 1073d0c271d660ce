package dev.patchtwin.patch.tree;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens repositories on disk, and finds revisions in them, with messages that say what is wrong and what to do. */
public final class Repositories {
    private Repositories() {}

    /**
     * Opens the repository that a folder is in, or is.
     *
     * @throws TreeException when it is in none, or in one that cannot be read
     */
    public static Repository open(String folder) throws TreeException {
        QuietReader.install();
        File file = real(new File(folder));
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        if (new File(file, "objects").isDirectory() && new File(file, Constants.HEAD).isFile()) {
            builder.setGitDir(file);
        } else {
            builder.findGitDir(file);
        }
        if (builder.getGitDir() == null) {
            throw new TreeException(folder + ": error: is in no git repository");
        }
        try {
            Repository repository = builder.setMustExist(true).build();
            String format = repository.getConfig().getString("extensions", null, "objectformat");
            if (format != null && !format.equals("sha1")) {
                repository.close();
                throw new TreeException(folder + ": error: has object ids of the kind " + format
                        + ", and only sha1 can be read; make a clone with sha1");
            }
            return repository;
        } catch (IOException e) {
            throw new TreeException(folder + ": error: cannot be read as a repository: " + e.getMessage());
        }
    }

    /** A link leads into the repository that its target is in, not into the one that it is in. */
    private static File real(File folder) {
        try {
            return folder.toPath().toRealPath().toFile();
        } catch (IOException | InvalidPathException e) {
            return folder.getAbsoluteFile();
        }
    }

    /**
     * Returns the object that a revision names.
     *
     * @param folder how the user calls the repository
     * @param kind what kind of object is wanted: {@code tree} or {@code commit}
     * @throws TreeException when there is no such revision
     */
    public static ObjectId resolve(Repository repository, String folder, String revision, String kind)
            throws TreeException {
        try {
            ObjectId found = repository.resolve(revision + "^{" + kind + "}");
            if (found != null) {
                return found;
            }
        } catch (AmbiguousObjectException e) {
            throw new TreeException(
                    folder + ": error: '" + revision + "' means more than one object; give more of its id");
        } catch (RevisionSyntaxException | IncorrectObjectTypeException e) {
            throw new TreeException(folder + ": error: '" + revision + "' is no revision");
        } catch (IOException e) {
            throw new TreeException(folder + ": error: cannot be read: " + e.getMessage());
        }
        throw new TreeException(folder + ": error: there is no revision '" + revision + "' here"
                + (revision.equals(Constants.HEAD) ? ", the repository has no commit" : "; 'git fetch' may bring it"));
    }
}
