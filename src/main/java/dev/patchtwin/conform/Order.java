package dev.patchtwin.conform;

import dev.patchtwin.conform.box.Flavour;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.WholeText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What C is wanted.
 *
 * @param patch the patch
 * @param mail what to call the mail that it comes from
 * @param texts gives the whole text of a file of the patch; empty when only its hunks are known
 * @param shim the folder of the shims
 * @param sanitized whether sanitizers shall watch it
 */
public record Order(
        RecoveredPatch patch,
        String mail,
        Function<PatchFile, Optional<WholeText>> texts,
        Path shim,
        boolean sanitized) {
    Flavour flavour() {
        return sanitized ? Flavour.SANITIZED : Flavour.PLAIN;
    }
}
