package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file that a patch changes.
 *
 * @param oldPath its path before, from the root of the tree; for a new file the path after
 * @param newPath its path after; for a deleted file the path before
 * @param change what happens to it
 * @param oldBlob the abbreviated id of its content before; empty when the patch does not say
 * @param newBlob the abbreviated id of its content after; empty when the patch does not say
 * @param header the lines above its hunks, from {@code diff --git} on
 * @param hunks its hunks
 */
public record PatchFile(
        String oldPath,
        String newPath,
        Change change,
        String oldBlob,
        String newBlob,
        List<String> header,
        List<Hunk> hunks) {
    /** What happens to a file. */
    public enum Change {
        /** It is new. */
        ADD,
        /** Its text or its mode changes. */
        MODIFY,
        /** It is gone. */
        DELETE,
        /** It has another path, and perhaps another text. */
        RENAME,
        /** It begins as another file's text. */
        COPY
    }

    /** What git hashes a file without text to. */
    private static final String EMPTY_BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    /** Copies the lists. */
    public PatchFile {
        header = List.copyOf(header);
        hunks = List.copyOf(hunks);
    }

    /** Returns the same file with other hunks. */
    public PatchFile withHunks(List<Hunk> other) {
        return new PatchFile(oldPath, newPath, change, oldBlob, newBlob, header, other);
    }

    /** Returns what changes in it as git writes it, a string for each line. */
    public List<String> text() {
        List<String> text = new ArrayList<>();
        write(text::add);
        return text;
    }

    /** Hands out the same line by line, for a text may be long. */
    public void write(Consumer<String> out) {
        header.forEach(out);
        hunks.forEach(hunk -> hunk.write(out));
    }

    /** Whether an abbreviated id is that of a file without text; it is not when it is empty. */
    public static boolean isEmptyBlob(String id) {
        return !id.isEmpty() && EMPTY_BLOB.startsWith(id);
    }

    static int count(List<PatchFile> files, Hunk.Kind kind) {
        return files.stream()
                .flatMap(file -> file.hunks().stream())
                .mapToInt(hunk -> hunk.count(kind))
                .sum();
    }
}
