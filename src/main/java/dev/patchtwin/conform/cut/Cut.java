package dev.patchtwin.conform.cut;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.WholeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The C that a patch touches, cut out of the files on one side.
 *
 * <p>A touched function is cut out whole when its file's text is known, or when one hunk holds it from its type to its closing
 * brace; otherwise what the hunks show of it is, which then begins or ends anywhere. Every hunk of a C file is cut out, too.
 *
 * @param pieces the functions and then the hunks, file by file in the order of the patch
 * @param diagnostics what was not cut out, and why; an error where something must not be compiled
 */
public record Cut(List<Piece> pieces, List<Diagnostic> diagnostics) {
    /** The folder of all pieces, in the folder that they are written to. */
    public static final String FOLDER = "cut";

    /** The file in that folder that says which functions are whole. */
    public static final String HEADER = "cut.h";

    /** Copies the lists. */
    public Cut {
        pieces = List.copyOf(pieces);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Cuts a patch; never throws for bad input.
     *
     * @param patch the patch; one that was not recovered whole has no pieces, but an error
     * @param mail the mail's name, for diagnostics
     * @param after whether the text after is cut, or else that before
     * @param texts gives the whole text of a file of the patch; empty when only its hunks are known
     */
    public static Cut of(
            RecoveredPatch patch, String mail, boolean after, Function<PatchFile, Optional<WholeText>> texts) {
        return new Cutter(mail, after).cut(patch, texts);
    }

    /**
     * Writes the pieces below a folder, each to {@link Piece#path}, and {@code cut/cut.h} with a line {@code #define
     * CUT_IS_WHOLE_f 1} for each function {@code f}, or 0 when it is not whole. When several files have a function of this
     * name, it is 1 only if all of these are.
     *
     * @param folder a folder of our own, in which there is no {@code cut} yet
     * @throws IOException when it cannot be written, or when there is a file already where one is to be
     */
    public void write(Path folder) throws IOException {
        CutFiles.write(this, folder);
    }
}
