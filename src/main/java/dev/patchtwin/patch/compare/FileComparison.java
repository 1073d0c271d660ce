package dev.patchtwin.patch.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.compare.PatchComparison.HunkCount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares two versions of the change of a file, run by run: where they stand does not count, their order does. */
final class FileComparison {
    private final PatchFile old;
    private final PatchFile young;
    private final List<Run> before;
    private final List<Run> after;
    private final List<AbstractDelta<List<String>>> deltas;

    FileComparison(PatchFile old, PatchFile young) {
        this.old = old;
        this.young = young;
        before = Run.of(old);
        after = Run.of(young);
        deltas = DiffUtils.diff(keys(before), keys(after)).getDeltas();
    }

    private static List<List<String>> keys(List<Run> runs) {
        return runs.stream().map(Run::key).toList();
    }

    /** Returns where they differ: for each group of names once. */
    List<CodeDifference> differences() {
        Map<List<String>, CodeDifference> byNames = new LinkedHashMap<>();
        for (AbstractDelta<List<String>> delta : deltas) {
            for (CodeDifference one : differences(runs(delta, false), runs(delta, true))) {
                byNames.merge(one.names(), one, FileComparison::joined);
            }
        }
        for (CodeDifference one : elsewhere()) {
            byNames.merge(one.names(), one, FileComparison::joined);
        }
        return List.copyOf(byNames.values());
    }

    /** Runs that are the same and stand in another function, or between other lines. */
    private List<CodeDifference> elsewhere() {
        List<Run> gone = new ArrayList<>(before);
        List<Run> come = new ArrayList<>(after);
        for (AbstractDelta<List<String>> delta : deltas) {
            gone.removeAll(runs(delta, false));
            come.removeAll(runs(delta, true));
        }
        List<CodeDifference> elsewhere = new ArrayList<>();
        for (int i = 0; i < gone.size(); i++) {
            Interdiff.elsewhere(gone.get(i), come.get(i)).ifPresent(elsewhere::add);
        }
        return elsewhere;
    }

    private List<Run> runs(AbstractDelta<List<String>> delta, boolean second) {
        var chunk = second ? delta.getTarget() : delta.getSource();
        return (second ? after : before).subList(chunk.getPosition(), chunk.getPosition() + chunk.size());
    }

    private List<CodeDifference> differences(List<Run> gone, List<Run> come) {
        List<CodeDifference> differences = new ArrayList<>();
        int pairs = Math.min(gone.size(), come.size());
        for (int i = 0; i < pairs; i++) {
            differences.addAll(Interdiff.between(gone.get(i), come.get(i)));
        }
        gone.subList(pairs, gone.size()).forEach(run -> differences.add(Interdiff.only(run, '-')));
        come.subList(pairs, come.size()).forEach(run -> differences.add(Interdiff.only(run, '+')));
        return differences;
    }

    private static CodeDifference joined(CodeDifference one, CodeDifference other) {
        List<String> lines = new ArrayList<>(one.lines());
        lines.addAll(other.lines());
        boolean worse = one.nature().compareTo(other.nature()) < 0;
        return new CodeDifference(one.file(), one.names(), worse ? other.nature() : one.nature(), lines);
    }

    /** A hunk is changed when a run of it is another; it has no counterpart when that is so of all its runs, and none came. */
    HunkCount hunks() {
        Set<Integer> oldOther = new HashSet<>();
        Set<Integer> newOther = new HashSet<>();
        Set<Integer> oldOnly = hunks(before);
        Set<Integer> newOnly = hunks(after);
        Set<Run> oldSame = new HashSet<>(before);
        Set<Run> newSame = new HashSet<>(after);
        for (AbstractDelta<List<String>> delta : deltas) {
            List<Run> gone = runs(delta, false);
            List<Run> come = runs(delta, true);
            gone.forEach(oldSame::remove);
            come.forEach(newSame::remove);
            oldOther.addAll(hunks(gone));
            newOther.addAll(hunks(come));
            int pairs = Math.min(gone.size(), come.size());
            oldOnly.removeAll(hunks(gone.subList(0, pairs)));
            newOnly.removeAll(hunks(come.subList(0, pairs)));
        }
        oldOnly.removeAll(hunks(List.copyOf(oldSame)));
        newOnly.removeAll(hunks(List.copyOf(newSame)));
        oldOther.removeAll(oldOnly);
        newOther.removeAll(newOnly);
        int same = Math.min(
                old.hunks().size() - oldOther.size() - oldOnly.size(),
                young.hunks().size() - newOther.size() - newOnly.size());
        return new HunkCount(
                Math.max(0, same), Math.max(oldOther.size(), newOther.size()), oldOnly.size(), newOnly.size());
    }

    private static Set<Integer> hunks(List<Run> runs) {
        Set<Integer> hunks = new HashSet<>();
        runs.forEach(run -> hunks.add(run.hunk()));
        return hunks;
    }
}
