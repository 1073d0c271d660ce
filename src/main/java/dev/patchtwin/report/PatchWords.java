package dev.patchtwin.report;

import dev.patchtwin.check.PatchSummary;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.check.patches.WorkedPatch;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.Title;
import dev.patchtwin.patch.TouchedFunction;
import dev.patchtwin.patch.code.CodeChange;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.code.HunkNature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Phrases about patches, as they came: not yet made harmless. */
public final class PatchWords {
    private PatchWords() {}

    /** Writes a title with its bracket: {@code [RFC PATCH v5 09/45] KVM: x86: ...}. */
    static String title(Title title) {
        // A bracket without a title behind it is told from a title that is a bracket.
        return title.text().isEmpty() ? (title.subject() + " (no title)").strip() : title.subject();
    }

    /** Writes how much a file changes: {@code 2 hunks, +3 -1}. */
    public static String size(PatchFile file) {
        return Text.count(file.hunks().size(), "hunk") + ", +" + count(file, Hunk.Kind.ADDED) + " -"
                + count(file, Hunk.Kind.REMOVED);
    }

    static long count(PatchFile file, Hunk.Kind kind) {
        return file.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.kind() == kind)
                .count();
    }

    /** Writes what happens to a file as a whole: {@code new}, {@code renamed from a.c}; empty when it only changes. */
    public static String fate(PatchFile file) {
        String mode = file.header().stream().anyMatch(line -> line.startsWith("old mode ")) ? "mode" : "";
        return switch (file.change()) {
            case ADD -> "new";
            case DELETE -> "deleted";
            case RENAME -> "renamed from " + file.oldPath();
            case COPY -> "copied from " + file.oldPath();
            case MODIFY -> mode;
        };
    }

    /** Writes what happens to a named thing: {@code f -> g in a.c: renamed, body}. */
    static String change(CodeChange change) {
        return kind(change.kind()) + names(change) + " in " + places(change) + ": " + what(change);
    }

    /** Writes what a touched function is called, before and after. */
    public static String touched(PatchSummary.Touched touched) {
        if (touched.before().isEmpty()) {
            return touched.after().orElse("") + " (new)";
        }
        String before = touched.before().get();
        return touched.after()
                .map(after -> after.equals(before) ? before : before + " -> " + after)
                .orElse(before + " (removed)");
    }

    static String what(CodeChange change) {
        return change.what().stream().map(PatchWords::lower).collect(Collectors.joining(", "));
    }

    static String kind(TouchedFunction.Kind kind) {
        return kind == TouchedFunction.Kind.FUNCTION ? "" : lower(kind) + " ";
    }

    private static String names(CodeChange change) {
        return arrow(change.before().map(CodeChange.Place::name), change.after().map(CodeChange.Place::name));
    }

    private static String places(CodeChange change) {
        return arrow(
                change.before().map(place -> fileName(place.file())),
                change.after().map(place -> fileName(place.file())));
    }

    private static String arrow(Optional<String> before, Optional<String> after) {
        String last = after.orElse(before.orElse(""));
        return before.isEmpty() || before.get().equals(last) ? last : before.get() + " -> " + last;
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Names the hunks that the compiler does not see: {@code hunk 2 of a.c: comments}. */
    static List<String> harmless(CodeChanges changes) {
        List<String> words = new ArrayList<>();
        for (CodeChanges.FileNature file : changes.natures()) {
            for (int i = 0; i < file.hunks().size(); i++) {
                if (file.hunks().get(i) != HunkNature.SEMANTIC) {
                    words.add("hunk " + (i + 1) + " of " + fileName(file.file()) + ": "
                            + lower(file.hunks().get(i)) + " only");
                }
            }
        }
        return words;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Writes in one sentence how much was recovered. */
    static String recovered(PatchResult result) {
        if (result.patches().size() != 1) {
            return series(result);
        }
        WorkedPatch one = result.patches().get(0);
        String size = size(one);
        return switch (result.state()) {
            case WHOLE -> size + ", complete";
            case PART -> size + " are there and right as far as they go; what is missing is said above";
            case ERROR -> "the errors above say why";
        };
    }

    private static String series(PatchResult result) {
        String all = Text.count(result.patches().size(), "patch", "patches");
        int usable = result.usable().size();
        return switch (result.state()) {
            case WHOLE -> all + ", complete and in order";
            case PART ->
                "of " + all + " the first " + (usable == 1 ? "one" : usable + "")
                        + " can be used; what is missing or wrong is said above";
            case ERROR -> "the errors above say why";
        };
    }

    private static String size(WorkedPatch one) {
        List<PatchFile> files = one.patch().files();
        int hunks = files.stream().mapToInt(file -> file.hunks().size()).sum();
        return Text.count(files.size(), "file") + " in " + Text.count(hunks, "hunk");
    }
}
