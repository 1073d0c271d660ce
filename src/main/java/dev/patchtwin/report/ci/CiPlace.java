package dev.patchtwin.report.ci;

/**
 * Where something stands.
 *
 * @param file from the root of the repository, with {@code /} between its names; absolute when it is outside of it
 * @param line from 1; 0 when it is about the whole file
 * @param what what stands there, in a phrase: {@code the patch}
 */
public record CiPlace(String file, int line, String what) {
    /** Tells whether it is in the repository. */
    public boolean inside() {
        return !file.startsWith("/");
    }

    /** Returns it as compilers write it: {@code FILE:LINE}, or {@code FILE}. */
    public String text() {
        return line > 0 ? file + ":" + line : file;
    }
}
