package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.PatchFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where in a file its hunks stand, but for white space: where their {@code @@} lines say, or in the one other place
 * where they fit. An offset is stated; a choice, and a place in another function, are errors.
 */
final class HunkPlaces {
    private final String mail;
    private final PatchFile file;
    private final List<String> bare;
    private final List<String> lines;
    private final boolean exact;
    private final List<Diagnostic> diagnostics;
    private final List<Integer> places = new ArrayList<>();

    private HunkPlaces(String mail, PatchFile file, List<String> lines, boolean exact, List<Diagnostic> diagnostics) {
        this.mail = mail;
        this.file = file;
        this.lines = lines;
        this.exact = exact;
        this.diagnostics = diagnostics;
        bare = lines.stream().map(TextLines::bare).toList();
    }

    /**
     * Returns the index of each hunk's first line in the file; empty, with an error, when one stands nowhere.
     *
     * @param mail what diagnostics call the mail
     * @param lines the file's lines
     * @param exact whether this is the very file that the patch was made for
     */
    static Optional<List<Integer>> of(
            String mail, PatchFile file, List<String> lines, boolean exact, List<Diagnostic> diagnostics) {
        HunkPlaces places = new HunkPlaces(mail, file, lines, exact, diagnostics);
        return places.find() ? Optional.of(places.places) : Optional.empty();
    }

    private boolean find() {
        int least = 0;
        int offset = 0;
        for (int i = 0; i < file.hunks().size(); i++) {
            Hunk hunk = file.hunks().get(i);
            String name = "hunk " + (i + 1) + " of " + file.oldPath();
            List<String> old = hunk.image(false).stream()
                    .map(line -> TextLines.bare(line.text()))
                    .toList();
            int stated = old.isEmpty() ? hunk.oldStart() : hunk.oldStart() - 1;
            Placement found = Placement.find(bare, old, stated + offset, least);
            Optional<String> wrong = wrong(hunk, found, stated, offset);
            if (wrong.isPresent()) {
                say(Diagnostic.Severity.ERROR, hunk, name + " " + wrong.get());
                return false;
            }
            state(hunk, name, found, found.index() - stated);
            offset = found.index() - stated;
            least = found.index() + old.size();
            places.add(found.index());
        }
        return true;
    }

    private Optional<String> wrong(Hunk hunk, Placement found, int stated, int offset) {
        if (found.index() < 0) {
            return Optional.of("stands nowhere in the tree's file, not even with other white space" + stranger(hunk));
        }
        if (exact && found.index() != stated) {
            return Optional.of("stands at line " + (found.index() + 1) + " and not where its @@ line says, in the very"
                    + " file that it was made for: the @@ line was edited");
        }
        if (found.index() != stated + offset && found.others() > 0) {
            return Optional.of("fits in " + (found.others() + 1) + " places, and in none where its @@ line says; give"
                    + " the revision that the patch was made for, with --tree REPO@REV");
        }
        Optional<String> heading = Heading.above(lines, found.index());
        boolean elsewhere = found.index() != stated && !Heading.agree(hunk.heading(), heading);
        return elsewhere
                ? Optional.of("fits at line " + (found.index() + 1) + ", which is in '" + heading.orElse("") + "' and"
                        + " not in '" + hunk.heading() + "', as its @@ line says; give the revision that the patch was"
                        + " made for, with --tree REPO@REV")
                : Optional.empty();
    }

    private void state(Hunk hunk, String name, Placement found, int off) {
        if (off != 0) {
            say(
                    Diagnostic.Severity.INFO,
                    hunk,
                    name + " lands at line " + (found.index() + 1) + ", " + Math.abs(off)
                            + (Math.abs(off) == 1 ? " line " : " lines ") + (off > 0 ? "below" : "above")
                            + " the line that it says");
        }
        if (!exact && Placement.isElsewhere(bare, hunk, found)) {
            say(
                    Diagnostic.Severity.WARNING,
                    hunk,
                    name + " stands at line " + (found.index() + 1) + ", and the same lines stand in another place,"
                            + " too: nothing but the @@ line tells which is meant");
        }
    }

    /** The first line that the file has nowhere is where to look. */
    private String stranger(Hunk hunk) {
        for (HunkLine line : hunk.image(false)) {
            if (!bare.contains(TextLines.bare(line.text()))) {
                return "; the file has no line '" + line.text().strip() + "' (line " + line.mailLine()
                        + " of the mail)";
            }
        }
        return "; its lines are there, but not together";
    }

    private void say(Diagnostic.Severity severity, Hunk hunk, String message) {
        diagnostics.add(new Diagnostic(severity, mail, hunk.mailLine(), message));
    }
}
