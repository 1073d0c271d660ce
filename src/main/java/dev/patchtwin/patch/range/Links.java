package dev.patchtwin.patch.range;

import dev.patchtwin.patch.tree.TreeException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** What a snapshot notes of a file, and where links in it lead. */
final class Links {
    private static final String LINK = "link ";
    private static final int MOST_LINKS = 8;
    private static final String ASTRAY =
            "is a link to something that is not one of the files that are looked at; put a copy" + " there";

    /** What is said of a submodule. */
    static final String MODULE =
            "is a submodule, or a repository of its own, and nothing in it is looked at; put copies of"
                    + " the files there, or move it elsewhere";

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
     * Returns what stands for the contents of files: for that of a link, what stands for the file that it leads to.
     *
     * @param strange gets those that lead to no file
     */
    static SortedMap<String, String> contents(
            SortedMap<String, String> files, Target target, SortedMap<String, String> strange) {
        SortedMap<String, String> contents = new TreeMap<>(files);
        contents.replaceAll((path, entry) -> {
            try {
                return entry.startsWith(LINK) ? files.get(follow(path, files, target, "")) : entry;
            } catch (TreeException e) {
                strange.put(path, ASTRAY);
                return entry;
            }
        });
        return contents;
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
        throw new TreeException(name + ":" + path + ": error: " + ASTRAY);
    }
}
