package dev.patchtwin.patch.range;

import dev.patchtwin.patch.tree.TreeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** A folder of a repository, and the paths in it that matter. */
final class Folder {
    /** Bytes; a larger file is neither a source nor a mail. */
    static final int LARGEST_FILE = 16 << 20;

    private final Path onDisk;
    private final String prefix;
    private final TreeFilter filter;

    private Folder(Path onDisk, String prefix, TreeFilter filter) {
        this.onDisk = onDisk;
        this.prefix = prefix;
        this.filter = filter;
    }

    /** @throws TreeException when the folder is not in the repository's work tree */
    static Folder of(Repository repository, Path folder, Collection<String> paths) throws TreeException {
        String prefix = "";
        if (!repository.isBare()) {
            try {
                Path top = repository.getWorkTree().toPath().toRealPath();
                Path real = folder.toRealPath();
                prefix = real.equals(top) ? "" : top.relativize(real) + "/";
            } catch (IOException e) {
                throw new TreeException(folder + ": error: cannot be read");
            }
        }
        String begin = prefix;
        return new Folder(
                folder,
                prefix,
                PathFilterGroup.createFromStrings(
                        paths.stream().map(path -> begin + path).toList()));
    }

    /** Returns the path from this folder. */
    String inside(String path) {
        return path.substring(prefix.length());
    }

    Path onDisk() {
        return onDisk;
    }

    TreeFilter filter() {
        return filter;
    }
}
