package dev.patchtwin.patch.range;

import dev.patchtwin.patch.tree.TreeException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** What a snapshot notes of a file, and where links in it lead. */
final class Links {
    private static final String LINK = "link ";
    private static final int MOST_LINKS = 8;

    private Links() {}

    /** Reads where a link leads. */
    @FunctionalInterface
    interface Target {
        String of(String link) throws TreeException;
    }

    /** A content, and whether it is a file or a link; whether it can be executed makes no difference to a verdict. */
    static String entry(FileMode mode, ObjectId id) {
        return (mode.equals(FileMode.SYMLINK) ? LINK : "") + id.name();
    }

    static ObjectId object(String entry) {
        return ObjectId.fromString(entry.startsWith(LINK) ? entry.substring(LINK.length()) : entry);
    }

    /**
     * Returns the file that a path leads to, over links.
     *
     * @throws TreeException when it leads out of the snapshot, or round and round
     */
    static String follow(String path, Map<String, String> files, Target target, String name) throws TreeException {
        String at = path;
        for (int i = 0; i < MOST_LINKS; i++) {
            String entry = files.get(at);
            if (entry == null) {
                break;
            }
            if (!entry.startsWith(LINK)) {
                return at;
            }
            try {
                at = Path.of(at).resolveSibling(target.of(at)).normalize().toString();
            } catch (InvalidPathException e) {
                break;
            }
        }
        throw new TreeException(
                name + ":" + path + ": error: is a link to something that is not one of the files that are"
                        + " looked at; put a copy there");
    }
}
