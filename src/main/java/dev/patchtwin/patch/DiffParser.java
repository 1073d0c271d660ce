package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FormatError;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;

/** Parses a recovered diff with JGit, and does not believe it when it is silent: no file at all is an error. */
final class DiffParser {
    private final PatchText text;
    private final Diagnostics diagnostics;
    private final byte[] bytes;
    private final int[] lineStarts;

    DiffParser(PatchText text, Diagnostics diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
        bytes = text.bytes();
        lineStarts = new int[text.lines().size()];
        int line = 0;
        for (int i = 0; i < bytes.length && line < lineStarts.length; i++) {
            if (i == 0 || bytes[i - 1] == '\n') {
                lineStarts[line++] = i;
            }
        }
    }

    List<PatchFile> parse() {
        Patch patch = new Patch();
        patch.parse(bytes, 0, bytes.length);
        for (FormatError error : patch.getErrors()) {
            int line = mailLine(error.getOffset());
            if (error.getSeverity() == FormatError.Severity.ERROR) {
                diagnostics.error(line, error.getMessage() + ": '" + error.getLineText().strip() + "'; get the whole mail");
            } else {
                diagnostics.warning(line, error.getMessage() + ": '" + error.getLineText().strip() + "'");
            }
        }
        List<PatchFile> files = new ArrayList<>();
        for (FileHeader header : patch.getFiles()) {
            if (header.getPatchType() != FileHeader.PatchType.UNIFIED) {
                diagnostics.error(
                        mailLine(header.getStartOffset()),
                        header.getNewPath() + " is changed as a binary file, which cannot be modelled; leave it out");
            }
            files.add(file(header));
        }
        if (files.isEmpty() && !text.lines().isEmpty()) {
            diagnostics.error(text.lines().get(0).number(), "no file is changed here that can be recognised");
        }
        return files;
    }

    private PatchFile file(FileHeader header) {
        List<Hunk> hunks = new ArrayList<>();
        for (HunkHeader hunk : header.getHunks()) {
            hunks.add(hunk(hunk));
        }
        boolean added = header.getChangeType() == DiffEntry.ChangeType.ADD;
        boolean deleted = header.getChangeType() == DiffEntry.ChangeType.DELETE;
        return new PatchFile(
                added ? header.getNewPath() : header.getOldPath(),
                deleted ? header.getOldPath() : header.getNewPath(),
                header.getChangeType().name().toLowerCase(Locale.ROOT),
                id(header.getOldId()),
                id(header.getNewId()),
                hunks);
    }

    private static String id(AbbreviatedObjectId id) {
        return id == null ? "" : id.name();
    }

    private Hunk hunk(HunkHeader header) {
        int first = lineAt(header.getStartOffset());
        int end = lineAt(header.getEndOffset() - 1) + 1;
        String heading = text.lines().get(first).text().replaceFirst("^@@ [^@]* @@ ?", "");
        List<Hunk.HunkLine> lines = new ArrayList<>();
        for (Line line : text.lines().subList(first + 1, end)) {
            if (line.text().isEmpty() || line.text().charAt(0) == '\\') {
                continue;
            }
            Hunk.Kind kind =
                    switch (line.text().charAt(0)) {
                        case '+' -> Hunk.Kind.ADDED;
                        case '-' -> Hunk.Kind.REMOVED;
                        default -> Hunk.Kind.CONTEXT;
                    };
            lines.add(new Hunk.HunkLine(kind, line.text().substring(1), line.number()));
        }
        return new Hunk(header.getOldImage().getStartLine(), header.getNewStartLine(), heading, lines);
    }

    private int lineAt(int offset) {
        int index = java.util.Arrays.binarySearch(lineStarts, offset);
        return index >= 0 ? index : -index - 2;
    }

    private int mailLine(int offset) {
        return text.lines().isEmpty() ? 1 : text.lines().get(Math.max(0, lineAt(offset))).number();
    }

}
