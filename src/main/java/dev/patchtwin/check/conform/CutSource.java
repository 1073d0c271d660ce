package dev.patchtwin.check.conform;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Series;
import dev.patchtwin.patch.code.WholeText;
import dev.patchtwin.patch.tree.GitTree;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.TreeException;
import dev.patchtwin.patch.tree.TreeFile;
import dev.patchtwin.patch.tree.TreePatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the C is cut out of: the hunks of a mail, or the files of a tree that the patch applies to. */
final class CutSource {
    private final RecoveredPatch patch;
    private final String said;
    private final Map<String, HealedFile> files = new HashMap<>();

    private CutSource(RecoveredPatch patch, String said) {
        this.patch = patch;
        this.said = said;
    }

    /** @throws ConformException when the mail cannot be read, or the patch does not apply to the tree */
    static CutSource of(ConformPlan plan) throws ConformException {
        RecoveredPatch patch;
        try (InputStream in = Files.newInputStream(plan.mail())) {
            // One more than a mail may have is enough to be told so.
            patch = RecoveredPatch.read(plan.mail().toString(), in.readNBytes(Series.MOST_BYTES + 1));
        } catch (IOException e) {
            throw new ConformException(List.of(plan.mail() + ": error: cannot be read"));
        }
        requireWhole(patch.diagnostics());
        if (plan.tree().isEmpty()) {
            return new CutSource(patch, "the hunks of the mail");
        }
        String tree = plan.tree().get();
        try (GitTree base = GitTree.open(tree)) {
            TreePatch applied = TreePatch.applyAll(List.of(patch), plan.mail().toString(), base, false)
                    .get(0);
            requireWhole(applied.patch().diagnostics());
            CutSource source = new CutSource(applied.patch(), "the files of " + tree);
            applied.files().forEach(file -> source.files.put(file.patch().newPath(), file));
            return source;
        } catch (TreeException e) {
            throw new ConformException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static void requireWhole(List<Diagnostic> diagnostics) throws ConformException {
        List<String> errors = diagnostics.stream()
                .filter(Diagnostic::isFault)
                .map(Diagnostic::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new ConformException(errors);
        }
    }

    RecoveredPatch patch() {
        return patch;
    }

    String said() {
        return said;
    }

    Optional<WholeText> text(PatchFile file) {
        return Optional.ofNullable(files.get(file.newPath()))
                .map(h -> new WholeText(
                        h.before().map(TreeFile::content), h.after().map(TreeFile::content)));
    }
}
