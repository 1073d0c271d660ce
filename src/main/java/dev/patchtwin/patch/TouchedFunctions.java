package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which functions a patch really changes, from the text of each hunk before and after ({@link Fragment}).
 *
 * <p>The {@code @@} heading is only where a hunk begins: it names the function above, which need not be the one that
 * changes. What a changed line belongs to is touched. When it stands on both sides it has the same name on both; what
 * stands on one side only is new, or gone, or it has another name on the other side: things of one kind are taken for
 * the same when one run of changed lines replaces as many names as it brings, or when the hunk as a whole takes one
 * away and brings one.
 */
final class TouchedFunctions {
    private final String file;
    private final Hunk hunk;
    private final Map<Named, Integer> before = new LinkedHashMap<>();
    private final Map<Named, Integer> after = new LinkedHashMap<>();
    private final Fragment old;
    private final Fragment young;
    private int nameless;
    private int namelessLine;

    private TouchedFunctions(String file, Hunk hunk) {
        this.file = file;
        this.hunk = hunk;
        old = Fragment.of(hunk.heading(), hunk.image(false));
        young = Fragment.of(hunk.heading(), hunk.image(true));
    }

    /** Returns what these files' hunks touch, in their order; a note for each hunk that changes what has no name. */
    static List<TouchedFunction> of(List<PatchFile> files, Diagnostics diagnostics) {
        List<TouchedFunction> touched = new ArrayList<>();
        for (PatchFile file : files) {
            Set<TouchedFunction> ofFile = new LinkedHashSet<>();
            for (Hunk hunk : file.hunks()) {
                TouchedFunctions functions = new TouchedFunctions(file.newPath(), hunk);
                if (file.newPath().endsWith(".c") || file.newPath().endsWith(".h")) {
                    functions.collect();
                    functions.pair(ofFile);
                    functions.report(diagnostics);
                }
            }
            ofFile.stream().filter(one -> !isPartOfRename(one, ofFile)).forEach(touched::add);
        }
        return touched;
    }

    /** A heading is the text before: in a hunk further down it still gives a function its old name. */
    private static boolean isPartOfRename(TouchedFunction one, Set<TouchedFunction> all) {
        return one.before().equals(one.after())
                && all.stream()
                        .anyMatch(other -> other.kind() == one.kind()
                                && !other.before().equals(other.after())
                                && (other.before().equals(one.before())
                                        || other.after().equals(one.after())));
    }

    /** Notes whom the changed lines belong to, and in which run of changed lines that shows first. */
    private void collect() {
        int run = 0;
        int oldLine = 0;
        int newLine = 0;
        for (Hunk.HunkLine line : hunk.lines()) {
            switch (line.kind()) {
                case CONTEXT -> {
                    run++;
                    oldLine++;
                    newLine++;
                }
                case REMOVED -> note(line, old.owner(oldLine++), before, run);
                case ADDED -> note(line, young.owner(newLine++), after, run);
            }
        }
    }

    private void note(Hunk.HunkLine line, Optional<Named> owner, Map<Named, Integer> side, int run) {
        if (line.text().isBlank()) {
            return;
        }
        if (owner.isPresent()) {
            side.putIfAbsent(owner.get(), run);
        } else {
            namelessLine = nameless++ == 0 ? line.mailLine() : namelessLine;
        }
    }

    private void report(Diagnostics diagnostics) {
        if (nameless > 0) {
            diagnostics.info(
                    namelessLine,
                    "changes outside of everything with a name in " + file + ", from here on in this hunk: " + nameless
                            + (nameless == 1 ? " line" : " lines"));
        }
    }

    private void pair(Set<TouchedFunction> out) {
        List<Named> gone = new ArrayList<>();
        List<Named> come = new ArrayList<>();
        Set<Named> both = new LinkedHashSet<>();
        for (Named one : before.keySet()) {
            (young.known().contains(one) ? both : gone).add(one);
        }
        for (Named one : after.keySet()) {
            (old.known().contains(one) ? both : come).add(one);
        }
        // A diff may say of the brace below what goes that it stays, and that the brace above goes.
        both.removeIf(one -> old.linesOf(one).equals(young.linesOf(one)));
        both.forEach(one -> out.add(touched(one, Optional.of(one.name()), Optional.of(one.name()))));
        Map<Named, Named> renames = renames(gone, come);
        for (Named one : gone) {
            out.add(touched(
                    one,
                    Optional.of(one.name()),
                    Optional.ofNullable(renames.get(one)).map(Named::name)));
        }
        come.removeAll(renames.values());
        come.forEach(one -> out.add(touched(one, Optional.empty(), Optional.of(one.name()))));
    }

    private Map<Named, Named> renames(List<Named> gone, List<Named> come) {
        Map<Named, Named> renames = new LinkedHashMap<>();
        for (Named one : gone) {
            List<Named> from = gone.stream()
                    .filter(n -> isLike(one, n) && inSameRun(one, n, before))
                    .toList();
            List<Named> to = come.stream()
                    .filter(n -> isLike(one, n) && inSameRun(one, n, after))
                    .toList();
            if (from.size() == to.size()) {
                renames.put(one, to.get(from.indexOf(one)));
            }
        }
        for (Named one : gone) {
            List<Named> from = gone.stream()
                    .filter(n -> isLike(one, n) && !renames.containsKey(n))
                    .toList();
            List<Named> to = come.stream()
                    .filter(n -> isLike(one, n) && !renames.containsValue(n))
                    .toList();
            if (from.equals(List.of(one)) && to.size() == 1) {
                renames.put(one, to.get(0));
            }
        }
        return renames;
    }

    private static boolean isLike(Named one, Named other) {
        return one.kind() == other.kind();
    }

    private boolean inSameRun(Named gone, Named other, Map<Named, Integer> side) {
        return Objects.equals(before.get(gone), side.get(other));
    }

    private TouchedFunction touched(Named one, Optional<String> nameBefore, Optional<String> nameAfter) {
        return new TouchedFunction(file, nameBefore, nameAfter, one.kind());
    }
}
