package dev.patchtwin.check.patches;

import dev.patchtwin.check.InputException;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Series;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.code.WholeText;
import dev.patchtwin.patch.tree.HealedFile;
import dev.patchtwin.patch.tree.TreeException;
import dev.patchtwin.patch.tree.TreeFile;
import dev.patchtwin.patch.tree.TreePatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the bytes of mails to all that can be found out about their patches. */
public final class PatchWork {
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
            return new PatchResult(input.name(), series, Optional.empty(), worked(series, List.of()));
        }
        try (BaseChoice base = BaseChoice.of(tree.get(), series)) {
            boolean part = PatchResult.followsWithAPart(series);
            List<RecoveredPatch> asked = series.patches().subList(0, series.usable() + (part ? 1 : 0));
            List<TreePatch> applied = TreePatch.applyAll(asked, input.name(), base.tree(), true);
            return new PatchResult(input.name(), series, Optional.of(base.said()), worked(series, applied));
        } catch (TreeException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private static List<WorkedPatch> worked(Series series, List<TreePatch> applied) {
        List<WorkedPatch> worked = new ArrayList<>();
        for (int i = 0; i < series.patches().size(); i++) {
            RecoveredPatch recovered = series.patches().get(i);
            Optional<TreePatch> one = i < applied.size() ? Optional.of(applied.get(i)) : Optional.empty();
            WorkedPatch unread = new WorkedPatch(recovered, one, new CodeChanges(List.of(), List.of(), List.of()));
            worked.add(new WorkedPatch(recovered, one, changes(unread)));
        }
        return worked;
    }

    private static CodeChanges changes(WorkedPatch worked) {
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
