package dev.patchtwin.patch.code;

import dev.patchtwin.patch.PatchFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The whole text of a file before and after a patch.
 *
 * @param before its bytes; empty for a new file
 * @param after its bytes; empty for a deleted file
 */
public record WholeText(Optional<byte[]> before, Optional<byte[]> after) {
    /**
     * Returns a file of a patch with its hunks where they stand in these texts: a patch may be for a file with more or fewer
     * lines above them. Empty when these are not the texts that the hunks are for.
     */
    public Optional<PatchFile> locate(PatchFile file) {
        return Located.in(file.hunks(), bytes(false), bytes(true)).map(file::withHunks);
    }

    /** Returns the text on one side, a character for each byte; blanks for the mark at its beginning that it is UTF-8. */
    String bytes(boolean young) {
        String bytes = (young ? after : before)
                .map(b -> new String(b, StandardCharsets.ISO_8859_1))
                .orElse("");
        return bytes.startsWith("\u00ef\u00bb\u00bf") ? "   " + bytes.substring(3) : bytes;
    }
}
