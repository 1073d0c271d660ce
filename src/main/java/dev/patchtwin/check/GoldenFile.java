package dev.patchtwin.check;

import java.nio.file.Path;

/**
 * A golden trace, and where that stands which is expected of it.
 *
 * @param name without folder and ending
 * @param trace its file
 * @param expected the file beside it
 * @param complete whether both are there
 */
public record GoldenFile(String name, Path trace, Path expected, boolean complete) {
    /** What the name of a trace ends with. */
    public static final String TRACE = ".trace";
    /** What the name of the file beside it ends with. */
    public static final String EXPECTED = ".expected";

    /** Returns the golden trace of a name in a folder. */
    public static GoldenFile in(Path folder, String name, boolean complete) {
        return new GoldenFile(name, folder.resolve(name + TRACE), folder.resolve(name + EXPECTED), complete);
    }
}
