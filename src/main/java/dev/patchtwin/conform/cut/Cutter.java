package dev.patchtwin.conform.cut;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Diagnostic.Severity;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.TouchedFunction;
import dev.patchtwin.patch.code.CText;
import dev.patchtwin.patch.code.CodeChange.Place;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.code.WholeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Cuts one side of a patch, piece by piece, and refuses what must not be compiled. */
final class Cutter {
    private final String mail;
    private final boolean after;
    private final SafeNames names = new SafeNames();
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Cutter(String mail, boolean after) {
        this.mail = mail;
        this.after = after;
    }

    Cut cut(RecoveredPatch patch, Function<PatchFile, Optional<WholeText>> texts) {
        if (!patch.isWhole()) {
            say(
                    Severity.ERROR,
                    1,
                    "the patch was not recovered whole, so that nothing is cut out of it; give all of it");
            return new Cut(pieces, diagnostics);
        }
        CodeChanges changes = CodeChanges.of(patch, texts);
        diagnostics.addAll(changes.diagnostics());
        List<Place> functions = changes.changes().stream()
                .filter(change -> change.kind() == TouchedFunction.Kind.FUNCTION)
                .flatMap(change -> (after ? change.after() : change.before()).stream())
                .toList();
        for (PatchFile file : patch.files()) {
            SideLines lines = SideLines.of(file, after, texts.apply(file));
            if (lines.exists() && isC(lines.path()) && isSafe(lines, file)) {
                functions.stream()
                        .filter(place -> place.file().equals(lines.path()))
                        .forEach(place -> function(lines, place));
                hunks(lines);
            }
        }
        return new Cut(pieces, diagnostics);
    }

    private static boolean isC(String path) {
        return path.endsWith(".c") || path.endsWith(".h");
    }

    private boolean isSafe(SideLines lines, PatchFile file) {
        Optional<String> trouble = names.take(lines.path());
        int line = file.hunks().isEmpty() ? 1 : file.hunks().get(0).mailLine();
        trouble.ifPresent(why -> say(
                Severity.ERROR,
                line,
                "nothing is cut out of " + SafeNames.shown(lines.path()) + ": " + why
                        + "; give a patch of kernel files"));
        return trouble.isEmpty();
    }

    private void function(SideLines lines, Place place) {
        if (!SafeNames.isIdentifier(place.name())) {
            say(
                    Severity.ERROR,
                    lines.mailLine(place.hunks()),
                    "a function that is touched here is not cut out: its name is no name in C: "
                            + SafeNames.shown(place.name()) + "; give a patch of C that compiles");
            return;
        }
        FunctionCut.Outcome outcome = FunctionCut.of(lines, place);
        outcome.trouble().ifPresent(why -> say(Severity.WARNING, outcome.mailLine(), why));
        outcome.piece().ifPresent(this::add);
    }

    private void hunks(SideLines lines) {
        for (int i = 0; i < lines.hunks().size(); i++) {
            add(new Piece(
                    Piece.Kind.HUNK,
                    lines.path(),
                    "hunk-" + (i + 1),
                    true,
                    lines.hunks().get(i)));
        }
    }

    private void add(Piece piece) {
        List<CText.Reach> reaches = piece.code().reaches();
        for (CText.Reach reach : reaches) {
            PieceLine line = piece.lines().get(reach.line());
            boolean inMail = line.mailLine() > 0;
            diagnostics.add(new Diagnostic(
                    Severity.ERROR,
                    inMail ? mail : piece.file(),
                    inMail ? line.mailLine() : line.fileLine(),
                    piece.name() + " of " + piece.file() + " is not cut out, for this must not reach a compiler: "
                            + SafeNames.shown(reach.words()) + "; let the shim say what it stands for"));
        }
        // The same file can be changed and copied.
        if (reaches.isEmpty() && paths.add(piece.path())) {
            pieces.add(piece);
        }
    }

    private void say(Severity severity, int line, String message) {
        diagnostics.add(new Diagnostic(severity, mail, line, message));
    }
}
