package dev.patchtwin.check.patches;

import dev.patchtwin.check.InputException;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Series;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.code.WholeText;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.TreeException;
import dev.patchtwin.patch.tree.TreeFile;
import dev.patchtwin.patch.tree.TreePatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** From the bytes of mails to all that can be found out about their patches. */
public final class PatchWork {
    /** Reading the tokens of more takes longer than anybody waits. */
    private static final int MOST_LINES = 100_000;

    private PatchWork() {}

    /**
     * Recovers patches, and holds them against a tree if there is one.
     *
     * @param tree {@code REPO} or {@code REPO@REV}; empty for none
     * @throws InputException when the tree cannot be read; what is wrong with the mails is among the diagnostics
     */
    public static PatchResult of(PatchInput input, Optional<String> tree) throws InputException {
        Series series = Series.read(input.name(), input.bytes());
        if (tree.isEmpty()) {
            return new PatchResult(input.name(), series, Optional.empty(), worked(input.name(), series, List.of()));
        }
        try (BaseChoice base = BaseChoice.of(tree.get(), series)) {
            boolean part = PatchResult.followsWithAPart(series);
            List<RecoveredPatch> asked = series.patches().subList(0, series.usable() + (part ? 1 : 0));
            List<TreePatch> applied = TreePatch.applyAll(asked, input.name(), base.tree(), true);
            return new PatchResult(
                    input.name(), series, Optional.of(base.said()), worked(input.name(), series, applied));
        } catch (TreeException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private static List<WorkedPatch> worked(String name, Series series, List<TreePatch> applied) {
        // Each patch is looked at for itself; the order is kept.
        return IntStream.range(0, series.patches().size())
                .parallel()
                .mapToObj(i -> {
                    RecoveredPatch recovered = series.patches().get(i);
                    Optional<TreePatch> one = i < applied.size() ? Optional.of(applied.get(i)) : Optional.empty();
                    CodeChanges nothing = new CodeChanges(List.of(), List.of(), List.of());
                    return new WorkedPatch(recovered, one, changes(name, new WorkedPatch(recovered, one, nothing)));
                })
                .toList();
    }

    private static CodeChanges changes(String name, WorkedPatch worked) {
        int lines = worked.patch().files().stream()
                .flatMap(file -> file.hunks().stream())
                .mapToInt(hunk -> hunk.lines().size())
                .sum();
        if (lines > MOST_LINES) {
            String why =
                    "the patch has " + lines + " lines, and what it does to functions is looked at up to " + MOST_LINES;
            return new CodeChanges(
                    List.of(), List.of(), List.of(new Diagnostic(Diagnostic.Severity.WARNING, name, 1, why)));
        }
        Map<String, HealedFile> healed = new HashMap<>();
        if (worked.applies()) {
            worked.files().forEach(file -> healed.put(file.patch().newPath(), file));
        }
        return CodeChanges.of(worked.patch(), file -> text(file, healed));
    }

    private static Optional<WholeText> text(PatchFile file, Map<String, HealedFile> healed) {
        return Optional.ofNullable(healed.get(file.newPath()))
                .map(h -> new WholeText(
                        h.before().map(TreeFile::content), h.after().map(TreeFile::content)));
    }
}
