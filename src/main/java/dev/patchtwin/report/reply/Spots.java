package dev.patchtwin.report.reply;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.HunkOwners;
import dev.patchtwin.patch.HunkOwners.Owned;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.TouchedFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the line of a patch that something is about.
 *
 * <p>What a model shows has no line, but it has names: of the functions that the patch touches, the one that is named first is
 * meant, and of its changed lines the first one in which something else stands that is named, too, such as {@code WARN_ON}; or
 * else its last changed line. An answer does not stand in the midst of a change, though, but below the last of the changed lines
 * that follow each other, unless that is too far away. What names no function that the patch touches is about the whole patch.
 */
final class Spots {
    /** The most lines between the line that is meant and the answer. */
    private static final int NEAR = 15;

    private static final Pattern NAME = Pattern.compile("\\w+");

    /** A name that is no word of a sentence: it has an underscore in it, and more. */
    private static final Pattern THING = Pattern.compile("(?=\\w*[A-Za-z0-9]_[A-Za-z0-9])\\w+");

    private final RecoveredPatch patch;

    Spots(RecoveredPatch patch) {
        this.patch = patch;
    }

    /** Returns the place of a line of the mail; none when the patch does not have that line. */
    Optional<Spot> atMailLine(int mailLine) {
        for (int f = 0; f < patch.files().size(); f++) {
            List<Hunk> hunks = patch.files().get(f).hunks();
            for (int h = 0; h < hunks.size(); h++) {
                List<Hunk.HunkLine> lines = hunks.get(h).lines();
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).mailLine() == mailLine) {
                        return Optional.of(new Spot(f, h, i));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the place of what texts are about.
     *
     * @param texts what names the function, the ones that say most about it first; all of them may name what stands in a line
     */
    Spot named(List<String> texts) {
        for (String text : texts) {
            for (String name : names(NAME, text)) {
                for (TouchedFunction function : patch.touched()) {
                    if (function.before().filter(name::equals).isPresent()
                            || function.after().filter(name::equals).isPresent()) {
                        return within(function, names(THING, String.join(" ", texts)));
                    }
                }
            }
        }
        return Spot.MESSAGE;
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Spot within(TouchedFunction function, Set<String> things) {
        List<Spot> changed = changed(function);
        Set<String> others = new LinkedHashSet<>(things);
        function.before().ifPresent(others::remove);
        function.after().ifPresent(others::remove);
        return changed.stream()
                .filter(spot -> names(NAME, line(spot).text()).stream().anyMatch(others::contains))
                .findFirst()
                .or(() -> changed.isEmpty() ? Optional.empty() : Optional.of(changed.get(changed.size() - 1)))
                .map(this::below)
                .orElse(Spot.MESSAGE);
    }

    /** Returns the changed lines of a function; where no hunk shows whose they are, those that name it. */
    private List<Spot> changed(TouchedFunction function) {
        List<Spot> owned = new ArrayList<>();
        List<Spot> naming = new ArrayList<>();
        for (int f = 0; f < patch.files().size(); f++) {
            PatchFile file = patch.files().get(f);
            if (file.newPath().equals(function.file())) {
                for (int h = 0; h < file.hunks().size(); h++) {
                    addOwned(owned, function, f, h);
                    addNaming(naming, function, f, h);
                }
            }
        }
        return owned.isEmpty() ? naming : owned;
    }

    private void addOwned(List<Spot> found, TouchedFunction function, int file, int index) {
        Hunk hunk = patch.files().get(file).hunks().get(index);
        HunkOwners owners = HunkOwners.of(hunk);
        Iterator<Owned> before = owners.before().iterator();
        Iterator<Owned> after = owners.after().iterator();
        for (int i = 0; i < hunk.lines().size(); i++) {
            Hunk.Kind kind = hunk.lines().get(i).kind();
            boolean old = kind != Hunk.Kind.ADDED && is(before.next(), function, function.before());
            boolean young = kind != Hunk.Kind.REMOVED && is(after.next(), function, function.after());
            if (kind != Hunk.Kind.CONTEXT && (old || young)) {
                found.add(new Spot(file, index, i));
            }
        }
    }

    private static boolean is(Owned owned, TouchedFunction function, Optional<String> name) {
        return owned.owner()
                .filter(owner -> owner.kind() == function.kind()
                        && Optional.of(owner.name()).equals(name))
                .isPresent();
    }

    private void addNaming(List<Spot> found, TouchedFunction function, int file, int index) {
        List<Hunk.HunkLine> lines = patch.files().get(file).hunks().get(index).lines();
        for (int i = 0; i < lines.size(); i++) {
            Set<String> names = names(NAME, lines.get(i).text());
            if (lines.get(i).kind() != Hunk.Kind.CONTEXT
                    && (function.before().filter(names::contains).isPresent()
                            || function.after().filter(names::contains).isPresent())) {
                found.add(new Spot(file, index, i));
            }
        }
    }

    private Hunk.HunkLine line(Spot spot) {
        return patch.files().get(spot.file()).hunks().get(spot.hunk()).lines().get(spot.line());
    }

    /** Returns the last of the changed lines that follow a changed line, when it is near. */
    Spot below(Spot spot) {
        List<Hunk.HunkLine> lines =
                patch.files().get(spot.file()).hunks().get(spot.hunk()).lines();
        int end = spot.line();
        while (end + 1 < lines.size() && lines.get(end + 1).kind() != Hunk.Kind.CONTEXT) {
            end++;
        }
        return end - spot.line() <= NEAR ? new Spot(spot.file(), spot.hunk(), end) : spot;
    }
}
