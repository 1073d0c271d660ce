package dev.patchtwin.patch.tree;

import java.util.Optional;

/** Where the files come from that a patch is held against. */
public interface FileSource {
    /**
     * Returns what is at a path: a file, a link with its target as content, or a submodule without content; empty for a
     * folder, and when there is nothing.
     *
     * @throws TreeException when it is there and cannot be read
     */
    Optional<TreeFile> file(String path) throws TreeException;

    /**
     * Returns the file whose content has this abbreviated id, wherever it stands.
     *
     * @throws TreeException when it cannot be read
     */
    Optional<TreeFile> blob(String id, String path) throws TreeException;
}
