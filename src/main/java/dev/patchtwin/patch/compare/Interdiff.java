package dev.patchtwin.patch.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.code.CodeChange;
import dev.patchtwin.patch.code.CodeChanges;
import dev.patchtwin.patch.code.HunkNature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has to be changed to come from what one version makes of a place to what the other one makes of it. It is a change like
 * any other, so that it can be asked which functions it touches, and whether it is more than comments.
 */
final class Interdiff {
    private Interdiff() {}

    /** Returns where two runs differ, in what they take away and in what they put there. */
    static List<CodeDifference> between(Run old, Run young) {
        List<CodeDifference> differences = new ArrayList<>();
        for (Kind kind : List.of(Kind.REMOVED, Kind.ADDED)) {
            PatchFile change = young.with(lines(old, young, kind));
            for (Run run : Run.of(change)) {
                char mark = kind == Kind.ADDED ? '+' : '-';
                List<String> shown = run.key().stream()
                        .map(line -> line.substring(0, 1) + mark + line.substring(1))
                        .toList();
                differences.add(difference(run, shown));
            }
        }
        return differences;
    }

    /** Returns what a run does that only one version has. */
    static CodeDifference only(Run run, char version) {
        return difference(run, run.key().stream().map(line -> version + line).toList());
    }

    /** Returns the difference between equal runs that stand in other functions, or between other lines above and below. */
    static Optional<CodeDifference> elsewhere(Run old, Run young) {
        String above = last(old.above(false));
        String youngAbove = last(young.above(false));
        String below = first(old.below(false));
        String youngBelow = first(young.below(false));
        boolean sameAbove = bare(old.above(false)).equals(bare(young.above(false)));
        if (sameAbove && old.heading().equals(young.heading())) {
            return Optional.empty();
        }
        List<String> names = names(old);
        List<String> youngNames = names(young);
        boolean otherNames = !names.isEmpty() && !youngNames.isEmpty() && Collections.disjoint(names, youngNames);
        if (!otherNames && !(isOther(above, youngAbove) && isOther(below, youngBelow))) {
            return Optional.empty();
        }
        List<String> shown = new ArrayList<>(List.of("- " + above, "+ " + youngAbove));
        young.key().forEach(line -> shown.add(" " + line));
        List<String> all = new ArrayList<>(new LinkedHashSet<>(names));
        youngNames.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return Optional.of(new CodeDifference(young.file().newPath(), all, HunkNature.SEMANTIC, shown));
    }

    /** At the edge of a hunk nothing is known about what stands there. */
    private static boolean isOther(String old, String young) {
        return !old.isBlank() && !young.isBlank() && !bare(old).equals(bare(young));
    }

    private static String bare(List<HunkLine> lines) {
        return lines.stream().map(line -> bare(line.text())).collect(Collectors.joining("\n"));
    }

    private static String bare(String line) {
        return line.replaceAll("\\s+", "");
    }

    private static String last(List<HunkLine> lines) {
        return lines.stream()
                .map(HunkLine::text)
                .filter(text -> !text.isBlank())
                .reduce((first, second) -> second)
                .orElse("");
    }

    private static String first(List<HunkLine> lines) {
        return lines.stream()
                .map(HunkLine::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<String> names(Run run) {
        return CodeChanges.of(List.of(run.alone()), unused -> Optional.empty()).changes().stream()
                .map(Interdiff::name)
                .distinct()
                .toList();
    }

    private static CodeDifference difference(Run run, List<String> shown) {
        CodeChanges changes = CodeChanges.of(List.of(run.alone()), unused -> Optional.empty());
        HunkNature nature = changes.natures().get(0).hunks().get(0);
        List<String> names =
                changes.changes().stream().map(Interdiff::name).distinct().toList();
        return new CodeDifference(run.file().newPath(), names, nature, shown);
    }

    private static String name(CodeChange change) {
        return change.after().or(change::before).map(CodeChange.Place::name).orElse("");
    }

    /** The lines of both runs that are of a kind, as a hunk: what only one version has is removed or added. */
    private static List<HunkLine> lines(Run old, Run young, Kind kind) {
        boolean after = kind == Kind.ADDED;
        List<HunkLine> gone = old.image(old.from(), old.to(), after);
        List<HunkLine> come = young.image(young.from(), young.to(), after);
        List<HunkLine> lines = new ArrayList<>(young.above(after));
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(texts(gone), texts(come)).getDeltas()) {
            int target = delta.getTarget().getPosition();
            lines.addAll(come.subList(at, target));
            int source = delta.getSource().getPosition();
            gone.subList(source, source + delta.getSource().size()).forEach(l -> lines.add(Run.as(l, Kind.REMOVED)));
            at = target + delta.getTarget().size();
            come.subList(target, at).forEach(l -> lines.add(Run.as(l, Kind.ADDED)));
        }
        lines.addAll(come.subList(at, come.size()));
        lines.addAll(young.below(after));
        return lines;
    }

    private static List<String> texts(List<HunkLine> lines) {
        return lines.stream()
                .map(line -> line.text() + (line.endsFile() ? "\\" : ""))
                .toList();
    }
}
