package dev.patchtwin.report;

import dev.patchtwin.check.patches.PatchBase;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.check.patches.PatchState;
import dev.patchtwin.check.patches.WorkedPatch;
import dev.patchtwin.patch.CommitMessage;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.tree.HealedFile;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** Recovered patches as text: what they are, what they change, what was done to them, and whether a tree takes them. */
public final class PatchReport {
    private static final int BLOB = 12;

    private final Page page;

    /** @param out is not closed */
    public PatchReport(PrintWriter out, Palette palette) {
        page = new Page(out, palette);
    }

    /** Prints everything that there is to say. */
    public void show(PatchResult result) {
        if (result.patches().size() == 1) {
            head(result.patches().get(0), result.source());
        } else {
            new SeriesTable(page).print(result);
        }
        base(result);
        done(result, result.patches().size() == 1);
        ending(result);
    }

    /** Prints what becomes of each file of the tree. */
    public void applied(PatchResult result) {
        for (WorkedPatch one : result.patches()) {
            page.title(PatchWords.title(one.patch().title()));
            one.files().forEach(this::file);
            if (one.applied().isEmpty()) {
                page.labelled("", "not tried: what comes before it cannot be used, or does not apply");
            }
        }
        base(result);
        done(result, true);
        ending(result);
    }

    /** Prints what happens to functions, and what each hunk changes at most. */
    public void functions(PatchResult result) {
        for (WorkedPatch one : result.patches()) {
            page.title(PatchWords.title(one.patch().title()));
            CodeChanges changes = one.changes();
            page.labelled(
                    "touches",
                    changes.changes().stream().map(PatchWords::change).toList());
            for (CodeChanges.FileNature file : changes.natures()) {
                page.labelled("file", file.file());
                for (int i = 0; i < file.hunks().size(); i++) {
                    page.labelled(
                            "",
                            "hunk " + (i + 1) + ": "
                                    + PatchWords.lower(file.hunks().get(i)));
                }
            }
        }
        base(result);
        done(result, false);
        if (result.state() != PatchState.WHOLE || result.isRefused()) {
            ending(result);
        }
    }

    private void head(WorkedPatch one, String source) {
        RecoveredPatch patch = one.patch();
        page.title(PatchWords.title(patch.title()));
        page.labelled("from", patch.author());
        page.labelled("date", patch.date());
        page.labelled("mail", patch.messageId());
        page.labelled("trailers", trailers(patch.message()));
        page.labelled("made on", patch.message().baseCommit());
        page.labelled("changes", patch.files().stream().map(PatchReport::file).toList());
        page.labelled(
                "touches",
                one.changes().changes().stream().map(PatchWords::change).toList());
        page.labelled("harmless", PatchWords.harmless(one.changes()));
        if (!patch.remarks().isEmpty()) {
            page.labelled(
                    "carries",
                    Text.count(patch.remarks().size(), "remark") + " of a reviewer: patchtwin patch remarks " + source);
        }
    }

    private static List<String> trailers(CommitMessage message) {
        return message.trailers().stream().map(t -> t.name() + ": " + t.value()).toList();
    }

    private static String file(PatchFile file) {
        String fate = PatchWords.fate(file);
        return file.newPath() + ": " + (fate.isEmpty() ? "" : fate + ", ") + PatchWords.size(file);
    }

    private void file(HealedFile file) {
        PatchFile patch = file.patch();
        page.hanging("  " + letter(patch) + "  ", patch.newPath());
        String before = file.before().map(f -> f.blob().substring(0, BLOB)).orElse("(none)");
        String after = file.after().map(f -> f.blob().substring(0, BLOB)).orElse("(none)");
        String sure = file.proven()
                ? "proven by the index line"
                : file.inferred() == 0 ? "no line inferred" : Text.count(file.inferred(), "line") + " inferred";
        page.hanging("     ", before + " -> " + after + ", " + sure);
    }

    private static String letter(PatchFile file) {
        return switch (file.change()) {
            case ADD -> "A";
            case MODIFY -> "M";
            case DELETE -> "D";
            case RENAME -> "R";
            case COPY -> "C";
        };
    }

    private void base(PatchResult result) {
        if (result.base().isPresent()) {
            PatchBase base = result.base().get();
            page.labelled("tree", base.tree());
            page.labelled("", base.words());
        } else if (result.prerequisites() > 0) {
            page.labelled(
                    "needs",
                    Text.count(result.prerequisites(), "patch", "patches") + " to be applied first, as it says");
        }
    }

    /** @param notes whether repairs are told, too, and not only what is wrong */
    private void done(PatchResult result, boolean notes) {
        List<Diagnostic> all = result.diagnostics().stream()
                .filter(d -> notes || d.severity() != Diagnostic.Severity.INFO)
                .sorted(Comparator.comparing(Diagnostic::severity))
                .toList();
        if (!all.isEmpty()) {
            page.gap();
            page.hanging("", "Done to it, with lines of " + result.source());
            all.forEach(one -> said(one, result.source()));
        }
    }

    /** The mail's own name stands above all of them. */
    private void said(Diagnostic one, String source) {
        String text = one.toString();
        page.hanging("  ", one.file().equals(source) ? text.substring(source.length() + 1) : text);
    }

    private void ending(PatchResult result) {
        page.gap();
        PatchState state = result.state();
        page.ending(state == PatchState.WHOLE, state.text(), PatchWords.recovered(result));
        if (result.base().isPresent()) {
            boolean applies = result.applies();
            String place = "to " + result.base().get().tree();
            page.ending(applies, applies ? "APPLIES" : "DOES NOT APPLY", place);
        }
        page.flush();
    }
}
