package dev.patchtwin.patch.tree;

import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * A file of a tree.
 *
 * @param path from the root of the tree
 * @param mode as git writes it, in octal: {@code 100644}
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TreeFile(String path, String mode, byte[] content) {
    /** Copies the bytes. */
    public TreeFile {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** Returns how many bytes it has. */
    int size() {
        return content.length;
    }

    /** Returns the id that git gives this content, 40 hexadecimal digits. */
    public String blob() {
        return new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, content).name();
    }

    /** Returns the same file with another path and content. */
    TreeFile with(String otherPath, byte[] other) {
        return new TreeFile(otherPath, mode, other);
    }

    /** Whether another file has the same path, mode and content. */
    boolean isLike(TreeFile other) {
        return path.equals(other.path) && mode.equals(other.mode) && Arrays.equals(content, other.content);
    }

    @Override
    public String toString() {
        return mode + " " + path + " " + Arrays.hashCode(content);
    }
}
