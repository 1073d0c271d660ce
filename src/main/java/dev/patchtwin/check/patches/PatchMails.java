package dev.patchtwin.check.patches;

import dev.patchtwin.patch.CleanMail;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes patches as {@code git am} takes them. */
public final class PatchMails {
    private PatchMails() {}

    /** Returns the mails of all patches that can be used, one behind the other; empty when there is none. */
    public static String of(PatchResult result) {
        return text(out -> write(result, out));
    }

    /** Hands out the same line by line, for a mail may be long. */
    public static void write(PatchResult result, Consumer<String> out) {
        for (WorkedPatch one : result.usable()) {
            if (one.recovered().isPart()) {
                part(one, out);
            } else {
                CleanMail.write(one.patch(), List.of(), out);
            }
        }
    }

    /** Returns what changes in the files, without any mail around it, of all patches that apply. */
    public static String diff(PatchResult result) {
        return text(out -> result.patches().stream()
                .filter(WorkedPatch::applies)
                .flatMap(one -> files(one).stream())
                .forEach(file -> file.write(out)));
    }

    private static String text(Consumer<Consumer<String>> writer) {
        StringBuilder text = new StringBuilder();
        writer.accept(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<PatchFile> files(WorkedPatch worked) {
        return worked.recovered().isPart()
                ? whole(worked.patch(), new ArrayList<>())
                : worked.patch().files();
    }

    private static void part(WorkedPatch worked, Consumer<String> out) {
        List<String> left = new ArrayList<>();
        whole(worked.recovered(), left);
        RecoveredPatch patch = worked.patch();
        CleanMail.write(patch.healed(whole(patch, new ArrayList<>()), List.of()), note(worked.recovered(), left), out);
    }

    private static List<String> note(RecoveredPatch patch, List<String> left) {
        List<String> note = new ArrayList<>();
        note.add("This is a PART of the patch: the mail does not hold the rest.");
        for (Diagnostic one : patch.diagnostics()) {
            if (one.severity() == Diagnostic.Severity.PART) {
                note.add("Missing: " + one.message());
            }
        }
        note.addAll(left);
        return note;
    }

    /**
     * Returns the files with the hunks that are complete.
     *
     * @param left is told what was left out
     */
    private static List<PatchFile> whole(RecoveredPatch patch, List<String> left) {
        List<PatchFile> files = new ArrayList<>();
        for (PatchFile file : patch.files()) {
            List<Hunk> hunks = new ArrayList<>();
            for (int i = 0; i < file.hunks().size(); i++) {
                Hunk hunk = file.hunks().get(i);
                if (hunk.isPart()) {
                    left.add("Left out: hunk " + (i + 1) + " of " + file.newPath() + ", which is incomplete.");
                } else {
                    hunks.add(hunk);
                }
            }
            if (!hunks.isEmpty()) {
                files.add(file.withHunks(hunks));
            } else if (isSomethingWithoutHunks(file)) {
                files.add(withoutText(file));
            } else {
                left.add("Left out: " + file.newPath() + ", of which no hunk is complete.");
            }
        }
        return files;
    }

    private static boolean isSomethingWithoutHunks(PatchFile file) {
        return switch (file.change()) {
            case RENAME, COPY -> true;
            case ADD -> PatchFile.isEmptyBlob(file.newBlob());
            case DELETE -> PatchFile.isEmptyBlob(file.oldBlob());
            case MODIFY -> file.header().stream().anyMatch(line -> line.startsWith("old mode "));
        };
    }

    /** Without hunks, git takes no lines that name the text. */
    private static PatchFile withoutText(PatchFile file) {
        List<String> header = file.header().stream()
                .filter(line -> !line.startsWith("--- ") && !line.startsWith("+++ "))
                .toList();
        return new PatchFile(
                file.oldPath(), file.newPath(), file.change(), file.oldBlob(), file.newBlob(), header, List.of());
    }
}
