package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A patch that was held against a tree.
 *
 * @param patch the patch, with the white space of the tree; its diagnostics say what was done, and with an error among them
 *     it does not apply
 * @param files what becomes of each file
 */
public record TreePatch(RecoveredPatch patch, List<HealedFile> files) {
    /** Copies the list. */
    public TreePatch {
        files = List.copyOf(files);
    }

    /**
     * Heals and applies patches one after the other, up to the first that does not apply.
     *
     * @param name what diagnostics call the mail
     * @param exactBase whether a file may be found by the id in the {@code index} line when the tree has another version
     */
    public static List<TreePatch> applyAll(
            List<RecoveredPatch> patches, String name, FileSource tree, boolean exactBase) throws TreeException {
        Overlay overlay = new Overlay(tree);
        List<TreePatch> applied = new ArrayList<>();
        for (RecoveredPatch patch : patches) {
            TreePatch one = apply(patch, name, overlay, exactBase);
            applied.add(one);
            if (!one.patch().isWhole()) {
                break;
            }
            one.files().forEach(overlay::add);
        }
        return applied;
    }

    private static TreePatch apply(RecoveredPatch patch, String name, FileSource tree, boolean exactBase)
            throws TreeException {
        if (!patch.isWhole() && !patch.isPart()) {
            return new TreePatch(patch, List.of());
        }
        Healer healer = new Healer(name, tree, exactBase, patch.isPart());
        List<HealedFile> files = healer.heal(patch.isPart() ? withoutParts(patch) : patch);
        List<Diagnostic> said = new ArrayList<>(healer.diagnostics());
        if (said.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR)) {
            Optional<String> wrong = Applier.disagreement(files);
            wrong.ifPresent(text -> said.add(new Diagnostic(Diagnostic.Severity.ERROR, name, 1, text)));
        }
        return new TreePatch(patch.healed(files.stream().map(HealedFile::patch).toList(), said), files);
    }

    /** Of a patch that is a part, what is there in whole. */
    private static RecoveredPatch withoutParts(RecoveredPatch patch) {
        List<PatchFile> files = new ArrayList<>();
        for (PatchFile file : patch.files()) {
            List<Hunk> whole =
                    file.hunks().stream().filter(hunk -> !hunk.isPart()).toList();
            if (!whole.isEmpty() || file.hunks().isEmpty()) {
                files.add(file.withHunks(whole));
            }
        }
        return patch.healed(files, List.of());
    }
}
