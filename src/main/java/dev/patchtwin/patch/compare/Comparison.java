package dev.patchtwin.patch.compare;

import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.code.HunkNature;
import dev.patchtwin.patch.compare.PatchComparison.HunkCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two versions of a patch. */
final class Comparison {
    private final List<String> files = new ArrayList<>();
    private final List<CodeDifference> code = new ArrayList<>();
    private boolean filesMatter;
    private HunkCount hunks = new HunkCount(0, 0, 0, 0);

    private Comparison() {}

    static PatchComparison of(RecoveredPatch before, RecoveredPatch after) {
        Comparison comparison = new Comparison();
        comparison.files(before.files(), after.files());
        return new PatchComparison(
                !before.title().text().equals(after.title().text()),
                !before.message().lines().equals(after.message().lines()),
                comparison.files,
                comparison.filesMatter,
                comparison.hunks,
                comparison.code);
    }

    private void files(List<PatchFile> before, List<PatchFile> after) {
        List<PatchFile> left = new ArrayList<>(before);
        for (PatchFile file : after) {
            Optional<PatchFile> old = partner(file, left);
            if (old.isPresent()) {
                left.remove(old.get());
                both(old.get(), file);
            } else {
                only(file, "new");
                hunks = hunks.plus(new HunkCount(0, 0, 0, file.hunks().size()));
            }
        }
        for (PatchFile file : left) {
            only(file, "old");
            hunks = hunks.plus(new HunkCount(0, 0, file.hunks().size(), 0));
        }
    }

    private static Optional<PatchFile> partner(PatchFile file, List<PatchFile> among) {
        return among.stream()
                .filter(other -> other.newPath().equals(file.newPath()))
                .findFirst()
                .or(() -> among.stream()
                        .filter(other -> other.oldPath().equals(file.oldPath()))
                        .findFirst());
    }

    private void only(PatchFile file, String version) {
        files.add(file.newPath() + " is changed in the " + version + " version only");
        boolean harmless = file.change() == PatchFile.Change.MODIFY
                && !file.hunks().isEmpty()
                && CodeChanges.of(List.of(file), unused -> Optional.empty()).natures().stream()
                        .flatMap(nature -> nature.hunks().stream())
                        .noneMatch(nature -> nature == HunkNature.SEMANTIC);
        filesMatter |= !harmless;
    }

    private void both(PatchFile old, PatchFile young) {
        String before = fate(old);
        String after = fate(young);
        if (!before.equals(after)) {
            files.add(young.newPath() + " is " + after + ", and was " + before);
            filesMatter = true;
        }
        FileComparison comparison = new FileComparison(old, young);
        code.addAll(comparison.differences());
        hunks = hunks.plus(comparison.hunks());
    }

    /** What happens to a file as a whole: the lines above its hunks without those that only say where and which text. */
    private static String fate(PatchFile file) {
        String moved = file.oldPath().equals(file.newPath()) ? "" : " from " + file.oldPath() + " to " + file.newPath();
        String modes = String.join(
                ", ",
                file.header().stream()
                        .filter(line -> line.startsWith("old mode ")
                                || line.startsWith("new mode ")
                                || line.startsWith("new file mode "))
                        .toList());
        String word = switch (file.change()) {
            case ADD -> "new";
            case MODIFY -> "changed";
            case DELETE -> "deleted";
            case RENAME -> "renamed";
            case COPY -> "copied";
        };
        return word + moved + (modes.isEmpty() ? "" : " (" + modes + ")");
    }
}
