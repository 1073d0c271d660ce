package dev.patchtwin.patch.tree;

import java.util.Optional;

/** Where the files come from that a patch is held against. */
public interface FileSource {
    /**
     * Returns the file at a path.
     *
     * @throws TreeException when it is there and cannot be read as a file
     */
    Optional<TreeFile> file(String path) throws TreeException;

    /**
     * Returns the file whose content has this abbreviated id, wherever it stands.
     *
     * @throws TreeException when it cannot be read
     */
    Optional<TreeFile> blob(String id, String path) throws TreeException;
}
