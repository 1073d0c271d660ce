package dev.patchtwin.check.patches;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.TreePatch;
import java.util.List;
import java.util.Optional;

/**
 * A patch, and what was found out about it.
 *
 * @param recovered the patch as the mail holds it; its remarks count the hunks of this one
 * @param applied what the tree made of it; empty without a tree, and for a patch that was not come to
 * @param changes what it does to the code
 */
public record WorkedPatch(RecoveredPatch recovered, Optional<TreePatch> applied, CodeChanges changes) {
    /** Returns the patch: with the white space of the tree when it applies to one; and all that there is to say about it. */
    public RecoveredPatch patch() {
        if (applied.isEmpty()) {
            return recovered;
        }
        RecoveredPatch healed = applied.get().patch();
        List<Diagnostic> more = healed.diagnostics().stream()
                .filter(d -> !recovered.diagnostics().contains(d))
                .toList();
        return applies() ? healed : recovered.healed(recovered.files(), more);
    }

    /** Returns whether a tree takes it, or as much of it as is there. */
    public boolean applies() {
        return applied.isPresent() && !hasErrors(applied.get().patch());
    }

    /** Returns whether a tree was asked, and does not take it. */
    public boolean isRefused() {
        return applied.isPresent() && !applies();
    }

    /** Returns what becomes of each file of the tree; none without a tree. */
    public List<HealedFile> files() {
        return applied.map(TreePatch::files).orElse(List.of());
    }

    /** Returns how much of it was recovered. */
    public PatchState state() {
        return recovered.isWhole() ? PatchState.WHOLE : recovered.isPart() ? PatchState.PART : PatchState.ERROR;
    }

    private static boolean hasErrors(RecoveredPatch patch) {
        return patch.diagnostics().stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
}
