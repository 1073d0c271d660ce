package dev.patchtwin.patch.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository on disk with commits of our own, made without any git but JGit. */
public final class Repo {
    private final Path folder;

    /** @param folder an empty folder */
    public Repo(Path folder) throws IOException {
        QuietReader.install();
        this.folder = folder;
        try (Repository repository = open()) {
            repository.create();
        }
    }

    private Repository open() throws IOException {
        return new FileRepositoryBuilder().setWorkTree(folder.toFile()).build();
    }

    /** Returns where it is. */
    public Path folder() {
        return folder;
    }

    /** Commits these files and no others, and writes them into the work tree as well; returns the commit's id. */
    public String commit(Map<String, String> files) throws IOException {
        try (Repository repository = open();
                ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, bytes));
                builder.add(entry);
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, bytes);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head != null) {
                commit.setParentId(head);
            }
            PersonIdent nobody = new PersonIdent("Nobody", "nobody@example.org", Instant.EPOCH, ZoneOffset.UTC);
            commit.setAuthor(nobody);
            commit.setCommitter(nobody);
            commit.setMessage("files");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.HEAD);
            update.setNewObjectId(id);
            update.forceUpdate();
            return id.name();
        }
    }
}
