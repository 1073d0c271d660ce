package dev.patchtwin.patch.range;

import dev.patchtwin.patch.tree.TreeException;
import java.util.Optional;
import java.util.SortedMap;

/** The files of a folder, as they are in a commit or in the work tree; of those paths only that were asked for. */
public interface Snapshot {
    /** Returns what stands for each file's content: equal where two contents are equal; by path from the folder. */
    SortedMap<String, String> files();

    /**
     * Returns what lies there and is no file that can be looked at, by path, and what it is instead, in a phrase: a
     * submodule, or a link out of the files that are looked at.
     */
    SortedMap<String, String> strange();

    /** Returns what is said of the first file that could not be read since a partial clone lacks it; empty when none does. */
    Optional<String> missing();

    /**
     * Returns a file's content; that of the file it points to, where it is a link to another file of the snapshot.
     *
     * @param path one of {@link #files}
     * @throws TreeException when it cannot be read
     */
    byte[] read(String path) throws TreeException;
}
