package dev.patchtwin.report.html;

import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.dossier.FunctionTwin;
import dev.patchtwin.conform.coverage.PatchLine;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Remark;
import dev.patchtwin.report.PatchWords;
import dev.patchtwin.report.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays out a patch with all that is known about its lines. */
final class PatchViews {
    private final Dossier dossier;
    private final RecoveredPatch patch;
    private final Map<Integer, PatchLine> counts;

    private PatchViews(Dossier dossier) {
        this.dossier = dossier;
        patch = dossier.patch();
        counts = counts(dossier);
    }

    static PatchView of(Dossier dossier) {
        return new PatchViews(dossier).view();
    }

    /** What ran of the patch's lines, by their places in the mail; none when that was not measured. */
    private static Map<Integer, PatchLine> counts(Dossier dossier) {
        return dossier.result()
                .conform()
                .flatMap(ConformRun::result)
                .flatMap(ConformResult::coverage)
                .map(coverage -> coverage.lines().stream()
                        .collect(Collectors.toMap(PatchLine::mailLine, Function.identity(), (one, other) -> one)))
                .orElse(Map.of());
    }

    private PatchView view() {
        return new PatchView(
                Text.count(patch.files().size(), "file") + ", " + Text.count(patch.added(), "line") + " added, "
                        + Text.count(patch.removed()) + " removed",
                String.join("\n", patch.message().lines()).strip(),
                remarks("", 0),
                patch.files().stream().map(this::view).toList(),
                patch.diagnostics().stream().map(Diagnostic::toString).toList(),
                counts.isEmpty()
                        ? ""
                        : "The counts say how often each changed line of C ran, and which way its conditions went, when every"
                                + " function was called in every case of the bundle's small world (patchtwin conform).");
    }

    private PatchView.FileView view(PatchFile file) {
        List<PatchView.HunkView> hunks = new java.util.ArrayList<>();
        for (int i = 0; i < file.hunks().size(); i++) {
            hunks.add(HunkViews.of(file.hunks().get(i), remarksIn(file, i + 1), counts));
        }
        return new PatchView.FileView(
                file.newPath(),
                PatchWords.fate(file),
                PatchWords.size(file),
                remarks(file.newPath(), 0),
                hunks,
                dossier.functions().stream()
                        .filter(twin -> twin.touched().file().equals(file.newPath())
                                || twin.touched().file().equals(file.oldPath()))
                        .map(PatchViews::view)
                        .toList());
    }

    private List<Remark> remarksIn(PatchFile file, int hunk) {
        return patch.remarks().stream()
                .filter(remark -> remark.file().equals(file.newPath()) && remark.hunk() == hunk)
                .toList();
    }

    private List<PatchView.RemarkView> remarks(String file, int hunk) {
        return patch.remarks().stream()
                .filter(remark -> remark.file().equals(file) && remark.hunk() == hunk)
                .map(PatchViews::view)
                .toList();
    }

    static PatchView.RemarkView view(Remark remark) {
        return new PatchView.RemarkView(
                "line " + remark.mailLine() + " of the mail", remark.text().strip());
    }

    private static PatchView.TwinView view(FunctionTwin twin) {
        boolean lacksBefore =
                twin.touched().before().isPresent() && twin.before().isEmpty();
        boolean lacksAfter = twin.touched().after().isPresent() && twin.after().isEmpty();
        String missing = !lacksBefore && !lacksAfter
                ? ""
                : "The source of the model "
                        + (lacksBefore && lacksAfter ? "before and after" : lacksBefore ? "before" : "after")
                        + " is not at hand: neither beside its class nor below src/main/java.";
        return new PatchView.TwinView(
                PatchWords.touched(twin.touched()),
                twin.before().stream().map(PatchViews::view).toList(),
                twin.after().stream().map(PatchViews::view).toList(),
                missing);
    }

    private static PatchView.CodeView view(FunctionTwin.JavaCode code) {
        return new PatchView.CodeView(
                code.name(), code.file() + ":" + code.line(), code.text().stripTrailing());
    }
}
