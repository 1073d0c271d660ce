package dev.patchtwin.conform.cut;

import dev.patchtwin.patch.code.CText;
import java.util.List;

/**
 * Lines of C that a shim can include.
 *
 * @param kind what they are
 * @param file the kernel's file on this side, from the root of the tree
 * @param name the function's name; of a hunk, its place among the hunks of the patch that change the file: {@code hunk-1}
 * @param whole whether they are all of it: of a function, from its type to its closing brace
 * @param lines the lines, without comments above and below a function
 */
public record Piece(Kind kind, String file, String name, boolean whole, List<PieceLine> lines) {
    /** What a piece is. */
    public enum Kind {
        /** A function that the patch touches, or what is known of it. */
        FUNCTION,
        /** All lines that a hunk shows. */
        HUNK
    }

    /** Copies the list. */
    public Piece {
        lines = List.copyOf(lines);
    }

    /** Returns where it is, from the folder that cuts are written to: {@code cut/mm/toy.c/toy_reclaim}. */
    public String path() {
        return Cut.FOLDER + "/" + file + "/" + name;
    }

    /** Returns its lines as the preprocessor reads them. */
    public CText code() {
        return CText.of(lines.stream().map(PieceLine::text).toList());
    }
}
