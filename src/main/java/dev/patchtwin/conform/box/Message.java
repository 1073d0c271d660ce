package dev.patchtwin.conform.box;

import java.util.Locale;

/**
 * What a compiler or a linker says.
 *
 * @param file as the compiler names it: the one that a {@code #line} says, or a path; empty when it is about no file
 * @param line from 1; 0 when it is about no line
 * @param column from 1; 0 when it is about no column
 * @param text one line
 */
public record Message(String file, int line, int column, Severity severity, String text) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    /** Returns it as compilers write it. */
    @Override
    public String toString() {
        String place = file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
        return (place.isEmpty() ? "" : place + ": ") + severity.name().toLowerCase(Locale.ROOT) + ": " + text;
    }
}
