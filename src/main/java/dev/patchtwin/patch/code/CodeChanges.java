package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a patch does to the named things of C files, and what each of its hunks changes at most.
 *
 * @param changes file by file in the order of the patch; what moves between files stands where it is after
 * @param natures for each file of the patch, in its order
 * @param diagnostics where less was looked at than could have been, and why
 */
public record CodeChanges(List<CodeChange> changes, List<FileNature> natures, List<Diagnostic> diagnostics) {
    /**
     * What the hunks of a file change.
     *
     * @param file its path after
     * @param hunks for each hunk, in their order; empty for a file whose text stays
     */
    public record FileNature(String file, List<HunkNature> hunks) {
        /** Copies the list. */
        public FileNature {
            hunks = List.copyOf(hunks);
        }
    }

    /** Copies the lists. */
    public CodeChanges {
        changes = List.copyOf(changes);
        natures = List.copyOf(natures);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Reads a patch; never throws for bad input.
     *
     * @param patch the patch
     * @param texts gives the whole text of a file of the patch; empty when only its hunks are known. A text that the hunks do
     *     not fit is left aside with a warning.
     */
    public static CodeChanges of(RecoveredPatch patch, Function<PatchFile, Optional<WholeText>> texts) {
        return of(patch.files(), texts);
    }

    /** Reads a patch of which only the hunks are known; never throws for bad input. */
    public static CodeChanges of(RecoveredPatch patch) {
        return of(patch.files(), file -> Optional.empty());
    }

    /**
     * Reads the change of some files; never throws for bad input.
     *
     * @param files the files
     * @param texts as above
     */
    public static CodeChanges of(List<PatchFile> files, Function<PatchFile, Optional<WholeText>> texts) {
        return new PatchReading(Grammar.unusable()).read(files, texts);
    }
}
