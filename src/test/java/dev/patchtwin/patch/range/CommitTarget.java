package dev.patchtwin.patch.range;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevWalk;

/** A commit of a range that the gate looks at, as it lies in the repository. */
public final class CommitTarget implements ReaderTarget {
    private static final String HEAD = "tree " + "4b825dc642cb6eb9a060e54bf8d69288fbee4904" + "\n"
            + "author A <a@b.c> 1700000000 +0000\ncommitter A <a@b.c> 1700000000 +0000\n";

    @Override
    public String name() {
        return "commit";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts(
                HEAD + "\nToy\n\nWords.\n\nModel-Change: toy: It leaks\nSigned-off-by: A <a@b.c>\n",
                HEAD + "encoding ISO-8859-1\n\nRevert \"Toy\"\n\nThis reverts commit " + "1".repeat(40)
                        + ".\n\nA:\n  b\n");
    }

    @Override
    public List<String> libraries() {
        return List.of("org.eclipse.jgit.revwalk.**");
    }

    @Override
    public void read(byte[] data) throws IOException {
        try (InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("toy"));
                ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId id = inserter.insert(Constants.OBJ_COMMIT, data);
            inserter.flush();
            Range.Commit read;
            try {
                read = Messages.read(walk, walk.parseCommit(id));
            } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
                // Whoever asked says that the repository cannot be read; JGit says so in each of these ways.
                return;
            }
            Fit.same(id.name(), read.id(), "the commit");
            Fit.check(read.subject().indexOf('\n') < 0, "not one line: ", read.subject());
            for (Range.Trailer trailer : read.trailers()) {
                Fit.check(
                        trailer.key().indexOf('\n') < 0 && trailer.value().indexOf('\n') < 0, "no trailer: ", trailer);
            }
        }
    }
}
