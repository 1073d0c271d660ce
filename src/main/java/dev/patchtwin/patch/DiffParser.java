package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FormatError;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Parses a recovered diff with JGit, and does not believe it when it is silent: no file at all is an error. JGit's
 * parser works on the bytes alone: it opens no repository and reads no configuration.
 */
final class DiffParser {
    private final PatchText text;
    private final Diagnostics diagnostics;
    private final byte[] bytes;

    DiffParser(PatchText text, Diagnostics diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
        bytes = text.lines().bytes();
    }

    List<PatchFile> parse() {
        Patch patch = new Patch();
        List<PatchFile> files = new ArrayList<>();
        patch.parse(bytes, 0, text.lines().start(text.lines().size()));
        for (FileHeader header : patch.getFiles()) {
            if (isNameless(header.getOldPath()) || isNameless(header.getNewPath())) {
                diagnostics.error(
                        mailLine(header.getStartOffset()),
                        "does not say which file is changed here; get the mail as it was sent");
                continue;
            }
            // Without hunks JGit takes any file for a binary one; that was found wrong before.
            if (header.getPatchType() != FileHeader.PatchType.UNIFIED && !diagnostics.hasErrors()) {
                diagnostics.error(
                        mailLine(header.getStartOffset()),
                        header.getNewPath() + " is changed as a binary file, which cannot be modelled; leave it out");
            }
            files.add(file(header));
        }
        // What was already found wrong is only said again by the parser, in fewer words.
        if (!diagnostics.hasErrors() && !diagnostics.hasParts()) {
            patch.getErrors().forEach(this::report);
        }
        if (patch.getFiles().isEmpty() && !text.lines().isEmpty()) {
            diagnostics.error(
                    mailLine(0),
                    "no file is changed here that can be recognised; make the patch with 'git format-patch'");
        }
        HunkOrder.hold(files, text.depth(), diagnostics);
        return files;
    }

    private static boolean isNameless(@Nullable String path) {
        return path == null || path.isEmpty();
    }

    private void report(FormatError error) {
        String message = error.getMessage() + ": '" + error.getLineText().strip() + "'";
        if (error.getSeverity() == FormatError.Severity.ERROR) {
            diagnostics.error(mailLine(error.getOffset()), message + "; get the whole mail, as it was sent");
        } else {
            diagnostics.warning(mailLine(error.getOffset()), message);
        }
    }

    private PatchFile file(FileHeader header) {
        List<Hunk> hunks = new ArrayList<>();
        for (HunkHeader hunk : header.getHunks()) {
            hunks.add(hunk(hunk));
        }
        PatchFile.Change change = change(header.getChangeType());
        return new PatchFile(
                change == PatchFile.Change.ADD ? header.getNewPath() : header.getOldPath(),
                change == PatchFile.Change.DELETE ? header.getOldPath() : header.getNewPath(),
                change,
                id(header.getOldId()),
                id(header.getNewId()),
                headerLines(header),
                hunks);
    }

    private List<String> headerLines(FileHeader header) {
        int first = lineAt(header.getStartOffset());
        int end = header.getHunks().isEmpty()
                ? lineAt(header.getEndOffset() - 1) + 1
                : lineAt(header.getHunks().get(0).getStartOffset());
        return text.lines().subList(first, end).stream().map(Line::text).toList();
    }

    private static PatchFile.Change change(DiffEntry.ChangeType type) {
        return switch (type) {
            case ADD -> PatchFile.Change.ADD;
            case MODIFY -> PatchFile.Change.MODIFY;
            case DELETE -> PatchFile.Change.DELETE;
            case RENAME -> PatchFile.Change.RENAME;
            case COPY -> PatchFile.Change.COPY;
        };
    }

    private static String id(AbbreviatedObjectId id) {
        return id == null ? "" : id.name();
    }

    private Hunk hunk(HunkHeader header) {
        int first = lineAt(header.getStartOffset());
        int end = lineAt(header.getEndOffset() - 1) + 1;
        // JGit has no getter for what follows the second @@.
        String heading = text.lines().get(first).text().replaceFirst("^@@ [^@]* @@ ?", "");
        return new Hunk(
                header.getOldImage().getStartLine(),
                header.getOldImage().getLineCount(),
                header.getNewStartLine(),
                header.getNewLineCount(),
                heading,
                text.lines().get(first).text(),
                HunkLines.of(text.lines(), text.repaired(), first + 1, end));
    }

    private int lineAt(int offset) {
        return text.lines().indexAt(offset);
    }

    private int mailLine(int offset) {
        return text.lines().isEmpty()
                ? 1
                : text.lines().get(Math.max(0, lineAt(offset))).number();
    }
}
