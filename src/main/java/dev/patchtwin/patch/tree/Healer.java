package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Diagnostic.Severity;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.PatchFile.Change;
import dev.patchtwin.patch.RecoveredPatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a recovered patch against the files that it changes.
 *
 * <p>Lines of context and removed lines must stand in the file, in order and together, but for white space; then the file's
 * own bytes are taken. Added lines are nowhere: where the others have lost white space, theirs is inferred. Whether the
 * inference was right is often known all the same: the {@code index} line says what the file's content is hashed to, and
 * where it does, each way to infer is tried until one is proven.
 */
final class Healer {
    private final String name;
    private final FileSource source;
    private final boolean exactBase;
    private final boolean part;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final WhiteSpace lost = new WhiteSpace();

    /**
     * @param name the mail's name, for diagnostics
     * @param exactBase whether the base may be found by the ids of the {@code index} lines
     * @param part whether changes are missing, so that no file becomes what its {@code index} line promises
     */
    Healer(String name, FileSource source, boolean exactBase, boolean part) {
        this.name = name;
        this.source = source;
        this.exactBase = exactBase;
        this.part = part;
    }

    /** What to do with a file once it is known how the mail was damaged. */
    private record Placed(PatchFile file, Optional<TreeFile> before, TextLines lines, List<Integer> places) {
        /** Whether it is known for sure what the patch was made for. */
        boolean isExact() {
            return before.map(b -> Healer.isExact(file, b)).orElse(file.change() == Change.ADD);
        }
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the healed files; those that do not fit are left out, and there is an error for each. */
    List<HealedFile> heal(RecoveredPatch patch) throws TreeException {
        List<Placed> placed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PatchFile file : patch.files()) {
            boolean again = !seen.add(file.newPath());
            boolean twice = again || (file.change() == Change.RENAME && !seen.add(file.oldPath()));
            if (twice) {
                error(file, file.newPath() + " is changed twice in this patch; make it one change");
            } else {
                place(file).ifPresent(placed::add);
            }
        }
        for (Placed file : placed) {
            for (int i = 0; i < file.places().size(); i++) {
                lost.look(
                        file.file().newPath(),
                        file.file().hunks().get(i),
                        file.lines().lines(),
                        file.places().get(i));
            }
        }
        return placed.stream().map(this::healed).toList();
    }

    private Optional<Placed> place(PatchFile file) throws TreeException {
        if (!TreePaths.isInside(file.oldPath()) || !TreePaths.isInside(file.newPath())) {
            error(file, "'" + file.newPath() + "' is no path inside of a tree; such a patch is never applied");
            return Optional.empty();
        }
        Optional<TreeFile> before = before(file);
        Optional<String> wrong = new Obstacles(source).before(file, before);
        if (wrong.isPresent()) {
            error(file, wrong.get());
            return Optional.empty();
        }
        if (file.change() == Change.ADD) {
            return Optional.of(new Placed(
                    file,
                    Optional.empty(),
                    new TextLines(List.of(), true),
                    file.hunks().stream().map(hunk -> 0).toList()));
        }
        TextLines lines = TextLines.of(before.get().content()).orElseThrow();
        return HunkPlaces.of(name, file, lines.lines(), isExact(file, before.get()), diagnostics)
                .map(places -> new Placed(file, before, lines, places))
                .filter(this::isGone);
    }

    /** A file is deleted as it is, or not at all. */
    private boolean isGone(Placed placed) {
        int removed = placed.file().hunks().stream()
                .mapToInt(hunk -> hunk.image(false).size())
                .sum();
        boolean left = placed.file().change() == Change.DELETE
                && !part
                && removed != placed.lines().lines().size();
        if (left) {
            error(
                    placed.file(),
                    placed.file().oldPath() + " is deleted with " + removed + " lines, and has "
                            + placed.lines().lines().size()
                            + " in the tree; is it the tree that the patch was made for?");
        }
        return !left;
    }

    /** The content that the patch names; else what stands in the tree. */
    private Optional<TreeFile> before(PatchFile file) throws TreeException {
        Optional<TreeFile> there = source.file(file.oldPath());
        if (file.change() == Change.ADD || file.oldBlob().isEmpty()) {
            return there;
        }
        if (there.isPresent() && there.get().blob().startsWith(file.oldBlob())) {
            return there;
        }
        Optional<TreeFile> named = exactBase ? source.blob(file.oldBlob(), file.oldPath()) : Optional.empty();
        if (named.isPresent()) {
            info(
                    firstLine(file),
                    file.oldPath() + " is taken as the patch names it, " + file.oldBlob()
                            + (there.isPresent()
                                    ? "; the tree has another version of it"
                                    : "; the tree does not have it"));
            return named;
        }
        if (there.isPresent()) {
            info(
                    firstLine(file),
                    file.oldPath() + " is not as the patch names it, " + file.oldBlob() + ", but "
                            + there.get().blob().substring(0, file.oldBlob().length()));
        }
        return there;
    }

    private static boolean isExact(PatchFile file, TreeFile before) {
        return !file.oldBlob().isEmpty() && before.blob().startsWith(file.oldBlob());
    }

    /** A file as one way to infer makes it. */
    private record Try(Guess guess, List<HealedHunk> hunks, Optional<TreeFile> after, boolean proven) {
        int inferred() {
            return proven
                    ? 0
                    : hunks.stream().mapToInt(hunk -> hunk.inferred().size()).sum();
        }
    }

    private HealedFile healed(Placed placed) {
        Try best = best(placed);
        for (HealedHunk hunk : best.hunks()) {
            say(hunk, placed, best.proven(), best.guess());
        }
        judge(placed, best);
        PatchFile clean = placed.file()
                .withHunks(best.hunks().stream().map(HealedHunk::hunk).toList());
        return new HealedFile(clean, placed.before(), best.after(), best.inferred(), best.proven());
    }

    private Try best(Placed placed) {
        Try first = attempt(placed, Guess.of(lost).get(0), Nudges.NONE);
        if (first.proven() || !isDisproved(placed, first)) {
            return first;
        }
        for (Guess guess : Guess.of(lost)) {
            Try other = attempt(placed, guess, Nudges.NONE);
            if (other.proven()) {
                return other;
            }
        }
        if (lost.isIndentLost() || lost.isUnknown()) {
            int size = first.after().map(after -> after.size()).orElse(0);
            for (Nudges nudges : Nudges.of(placed.file(), size)) {
                Try other = attempt(placed, Guess.STYLE, nudges);
                if (other.proven()) {
                    return other;
                }
            }
        }
        return first;
    }

    private Try attempt(Placed placed, Guess guess, Nudges nudges) {
        PatchFile file = placed.file();
        List<HealedHunk> hunks = new ArrayList<>();
        for (int i = 0; i < placed.places().size(); i++) {
            hunks.add(HealedHunk.of(
                    file.hunks().get(i), placed.lines(), placed.places().get(i), lost, guess, nudges));
        }
        Optional<TreeFile> after = after(file, placed, hunks);
        boolean proven = !file.newBlob().isEmpty()
                && after.map(a -> a.blob().startsWith(file.newBlob()))
                        .orElse(placed.isExact() && file.change() == Change.DELETE);
        return new Try(guess, hunks, after, proven);
    }

    private void judge(Placed placed, Try best) {
        PatchFile file = placed.file();
        boolean same = best.after().isPresent()
                && placed.before().isPresent()
                && best.after().get().isLike(placed.before().get());
        if (same && !file.hunks().isEmpty()) {
            error(
                    file,
                    file.newPath() + " stays as it is: what the patch changes in it was white space, and the mail has"
                            + " lost that");
        } else if (isDisproved(placed, best) && !mayBeWhiteSpace(file, best)) {
            error(
                    file,
                    file.newPath() + " becomes "
                            + best.after()
                                    .get()
                                    .blob()
                                    .substring(0, file.newBlob().length())
                            + ", and the patch says " + file.newBlob()
                            + ": the text of the mail was changed; get it as it was sent");
        }
    }

    /** Whether what is wrong can be nothing but the white space of added lines, which was inferred. */
    private boolean mayBeWhiteSpace(PatchFile file, Try best) {
        boolean joined = file.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .anyMatch(line -> line.repair() == Hunk.Repair.JOINED);
        return best.inferred() > 0 && (lost.isLost() || (lost.isUnknown() && !joined));
    }

    /** Whether the {@code index} line says that something is wrong. */
    private boolean isDisproved(Placed placed, Try best) {
        return placed.isExact()
                && !best.proven()
                && !part
                && best.after().isPresent()
                && !placed.file().newBlob().isEmpty();
    }

    private static Optional<TreeFile> after(PatchFile file, Placed placed, List<HealedHunk> hunks) {
        if (file.change() == Change.DELETE) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        boolean ended = placed.lines().ended();
        int next = 0;
        for (HealedHunk hunk : hunks) {
            lines.addAll(placed.lines().lines().subList(next, hunk.at()));
            next = hunk.at();
            for (HunkLine line : hunk.hunk().lines()) {
                next += line.kind() == Hunk.Kind.ADDED ? 0 : 1;
                if (line.kind() != Hunk.Kind.REMOVED) {
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

    private void say(HealedHunk hunk, Placed placed, boolean proven, Guess guess) {
        if (!hunk.repaired().isEmpty()) {
            int first = hunk.repaired().get(0);
            int last = hunk.repaired().get(hunk.repaired().size() - 1);
            info(
                    first,
                    "took the tree's white space"
                            + (last > first
                                    ? ", here and in " + (hunk.repaired().size() - 1) + " more lines down to line "
                                            + last
                                    : ""));
        }
        boolean disproved = placed.isExact() && !placed.file().newBlob().isEmpty() && !part;
        for (MailLines run : MailLines.of(hunk.inferred())) {
            if (proven && (lost.isLost() || guess != Guess.AS_RECEIVED)) {
                info(
                        run.first(),
                        "inferred the white space of what is added" + run.more() + ", and the index line proves it");
            } else if (!proven) {
                diagnostics.add(new Diagnostic(
                        Severity.WARNING,
                        name,
                        run.first(),
                        "inferred the white space of what is added" + run.more()
                                + (disproved
                                        ? ", and by the index line it is not just so, or a word of the patch was"
                                                + " changed or is missing; look at it"
                                        : "; look at it")));
            }
        }
    }

    private static int firstLine(PatchFile file) {
        return file.hunks().isEmpty() ? 1 : file.hunks().get(0).mailLine();
    }

    private void error(PatchFile file, String message) {
        diagnostics.add(new Diagnostic(Severity.ERROR, name, firstLine(file), message));
    }

    private void info(int line, String message) {
        diagnostics.add(new Diagnostic(Severity.INFO, name, line, message));
    }
}
