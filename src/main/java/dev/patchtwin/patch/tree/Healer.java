package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a recovered patch against the files that it changes.
 *
 * <p>Lines of context and removed lines must stand in the file, in order and together, but for white space; then the file's
 * own bytes are taken. Added lines are nowhere: where the others have lost their indentation, theirs is inferred. Whether the
 * inference was right is often known all the same: the {@code index} line says what the file's content is hashed to.
 */
final class Healer {
    private final String name;
    private final FileSource source;
    private final boolean exactBase;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Damage damage = new Damage();

    /**
     * @param name the mail's name, for diagnostics
     * @param exactBase whether the base may be found by the ids of the {@code index} lines
     */
    Healer(String name, FileSource source, boolean exactBase) {
        this.name = name;
        this.source = source;
        this.exactBase = exactBase;
    }

    /** What to do with a file once it is known how the mail was damaged. */
    private record Placed(PatchFile file, Optional<TreeFile> before, TextLines lines, List<Integer> places) {}

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the healed files; those that do not fit are left out, and there is an error for each. */
    List<HealedFile> heal(RecoveredPatch patch) throws TreeException {
        List<Placed> placed = new ArrayList<>();
        for (PatchFile file : patch.files()) {
            place(file).ifPresent(placed::add);
        }
        for (Placed file : placed) {
            for (int i = 0; i < file.places().size(); i++) {
                damage.look(file.file().hunks().get(i), file.lines().lines(), file.places().get(i));
            }
        }
        return placed.stream().map(this::healed).toList();
    }

    private Optional<Placed> place(PatchFile file) throws TreeException {
        int line = firstLine(file);
        if (!Paths.areInside(file.oldPath()) || !Paths.areInside(file.newPath())) {
            error(line, "'" + file.newPath() + "' is no path inside of a tree; such a patch is never applied");
            return Optional.empty();
        }
        Optional<TreeFile> before = before(file, line);
        if (file.change() == PatchFile.Change.ADD) {
            if (before.isPresent()) {
                error(line, file.newPath() + " is made by this patch, and is there already; is the patch applied?");
                return Optional.empty();
            }
            return Optional.of(new Placed(file, before, new TextLines(List.of(), true), starts(file)));
        }
        if (before.isEmpty()) {
            error(line, file.oldPath() + " is not in the tree; is it the tree that the patch was made for?");
            return Optional.empty();
        }
        Optional<TextLines> lines = TextLines.of(before.get().content());
        if (lines.isEmpty()) {
            error(line, file.oldPath() + " is no text in UTF-8, and cannot be healed");
            return Optional.empty();
        }
        return places(file, lines.get(), isExact(file, before.get()))
                .map(places -> new Placed(file, before, lines.get(), places));
    }

    private static List<Integer> starts(PatchFile file) {
        return file.hunks().stream().map(hunk -> 0).toList();
    }

    /** The content that the patch names; else what stands in the tree. */
    private Optional<TreeFile> before(PatchFile file, int line) throws TreeException {
        Optional<TreeFile> there = source.file(file.oldPath());
        if (file.change() == PatchFile.Change.ADD || file.oldBlob().isEmpty()) {
            return there;
        }
        if (there.isPresent() && there.get().blob().startsWith(file.oldBlob())) {
            return there;
        }
        Optional<TreeFile> named = exactBase ? source.blob(file.oldBlob(), file.oldPath()) : Optional.empty();
        if (named.isPresent()) {
            info(line, file.oldPath() + " is taken as the patch names it, " + file.oldBlob()
                    + (there.isPresent() ? "; the tree has another version of it" : "; the tree does not have it"));
            return named;
        }
        if (there.isPresent()) {
            info(line, file.oldPath() + " is not as the patch names it, " + file.oldBlob() + ", but "
                    + there.get().blob().substring(0, file.oldBlob().length()));
        }
        return there;
    }

    private static boolean isExact(PatchFile file, TreeFile before) {
        return !file.oldBlob().isEmpty() && before.blob().startsWith(file.oldBlob());
    }

    private Optional<List<Integer>> places(PatchFile file, TextLines lines, boolean exact) {
        List<String> bare = lines.lines().stream().map(TextLines::bare).toList();
        List<Integer> places = new ArrayList<>();
        int least = 0;
        int offset = 0;
        for (int i = 0; i < file.hunks().size(); i++) {
            Hunk hunk = file.hunks().get(i);
            List<String> old = hunk.image(false).stream().map(l -> TextLines.bare(l.text())).toList();
            int stated = old.isEmpty() ? hunk.oldStart() : hunk.oldStart() - 1;
            Placement found = Placement.find(bare, old, stated + offset, least);
            String what = "hunk " + (i + 1) + " of " + file.oldPath();
            if (found.index() < 0) {
                error(mailLine(hunk), what + " stands nowhere in the tree's file, not even with other white space"
                        + firstStranger(hunk, bare));
                return Optional.empty();
            }
            int off = found.index() - stated;
            if (off != 0 && exact) {
                error(mailLine(hunk), what + " stands at line " + (found.index() + 1) + " and not where its @@ line says,"
                        + " in the very file that it was made for: the @@ line was edited");
                return Optional.empty();
            }
            if (found.index() != stated + offset && found.others() > 0) {
                error(mailLine(hunk), what + " fits in " + (found.others() + 1) + " places, and in none where its @@ line"
                        + " says; give the revision that the patch was made for, with --tree REPO@REV");
                return Optional.empty();
            }
            if (off != 0) {
                info(mailLine(hunk), what + " lands at line " + (found.index() + 1) + ", " + Math.abs(off) + " lines "
                        + (off > 0 ? "below" : "above") + " the line that it says");
            }
            offset = off;
            least = found.index() + old.size();
            places.add(found.index());
        }
        return Optional.of(places);
    }

    /** The first line that the file has nowhere is where to look. */
    private static String firstStranger(Hunk hunk, List<String> file) {
        for (HunkLine line : hunk.image(false)) {
            if (!file.contains(TextLines.bare(line.text()))) {
                return "; the file has no line '" + line.text().strip() + "' (line " + line.mailLine() + " of the mail)";
            }
        }
        return "; its lines are there, but not together";
    }

    private HealedFile healed(Placed placed) {
        PatchFile file = placed.file();
        List<HealedHunk> hunks = new ArrayList<>();
        for (int i = 0; i < placed.places().size(); i++) {
            hunks.add(file.change() == PatchFile.Change.ADD
                    ? new HealedHunk(file.hunks().get(i), 0, List.of(), List.of())
                    : HealedHunk.of(file.hunks().get(i), placed.lines(), placed.places().get(i), damage));
        }
        Optional<TreeFile> after = after(file, placed, hunks);
        boolean proven = !file.newBlob().isEmpty()
                && after.map(a -> a.blob().startsWith(file.newBlob())).orElse(false);
        int inferred = proven ? 0 : hunks.stream().mapToInt(h -> h.inferred().size()).sum();
        for (HealedHunk hunk : hunks) {
            say(hunk, proven);
        }
        boolean exact = placed.before().map(b -> isExact(file, b)).orElse(false);
        if (exact && !proven && inferred == 0 && after.isPresent() && !file.newBlob().isEmpty()) {
            error(firstLine(file), file.newPath() + " becomes "
                    + after.get().blob().substring(0, file.newBlob().length()) + ", and the patch says "
                    + file.newBlob() + ": the text of the mail was changed; get it as it was sent");
        }
        PatchFile clean = file.withHunks(hunks.stream().map(HealedHunk::hunk).toList());
        return new HealedFile(clean, placed.before(), after, inferred, proven);
    }

    private static Optional<TreeFile> after(PatchFile file, Placed placed, List<HealedHunk> hunks) {
        if (file.change() == PatchFile.Change.DELETE) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        boolean ended = placed.lines().ended();
        int next = 0;
        for (HealedHunk hunk : hunks) {
            lines.addAll(placed.lines().lines().subList(next, hunk.at()));
            next = hunk.at();
            for (HunkLine line : hunk.hunk().lines()) {
                next += line.kind() == Kind.ADDED ? 0 : 1;
                if (line.kind() != Kind.REMOVED) {
                    lines.add(line.text());
                    ended = !line.endsFile();
                }
            }
        }
        boolean tail = next < placed.lines().lines().size();
        lines.addAll(placed.lines().lines().subList(next, placed.lines().lines().size()));
        byte[] bytes = new TextLines(lines, tail ? placed.lines().ended() : ended).bytes();
        TreeFile before = placed.before().orElse(new TreeFile(file.newPath(), Modes.of(file), new byte[0]));
        return Optional.of(Modes.changed(before, file).with(file.newPath(), bytes));
    }

    private void say(HealedHunk hunk, boolean proven) {
        for (Run run : Run.of(hunk.repaired())) {
            info(run.first(), "took the tree's white space" + run.more());
        }
        for (Run run : Run.of(hunk.inferred())) {
            String sure = proven ? ", and the index line proves it" : "; look at it";
            diagnostics.add(new Diagnostic(
                    proven ? Diagnostic.Severity.INFO : Diagnostic.Severity.WARNING,
                    name,
                    run.first(),
                    "inferred the indentation of what is added" + run.more() + sure));
        }
    }

    private static int firstLine(PatchFile file) {
        return file.hunks().isEmpty() ? 1 : mailLine(file.hunks().get(0));
    }

    private static int mailLine(Hunk hunk) {
        return hunk.lines().isEmpty() ? 1 : hunk.lines().get(0).mailLine();
    }

    private void error(int line, String message) {
        diagnostics.add(new Diagnostic(Diagnostic.Severity.ERROR, name, line, message));
    }

    private void info(int line, String message) {
        diagnostics.add(new Diagnostic(Diagnostic.Severity.INFO, name, line, message));
    }
}
