package dev.patchtwin.check.patches;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found out about the mails of a file.
 *
 * @param source what diagnostics call the file
 * @param series what the mails hold
 * @param base the tree that it was held against, if any
 * @param patches the patches of the series, in its order
 */
public record PatchResult(String source, Series series, Optional<PatchBase> base, List<WorkedPatch> patches) {
    /** Copies the list. */
    public PatchResult {
        patches = List.copyOf(patches);
    }

    /** Returns how much was recovered: of a series, a part as soon as there is a patch that can be used. */
    public PatchState state() {
        if (series.isWhole() && !patches.isEmpty()) {
            return PatchState.WHOLE;
        }
        return usable().isEmpty() ? PatchState.ERROR : PatchState.PART;
    }

    /** Returns what can be used: the whole patches before the first hole; when there is none, a part that it begins with. */
    public List<WorkedPatch> usable() {
        int usable = series.usable();
        boolean part = usable == 0 && followsWithAPart(series);
        return patches.subList(0, part ? 1 : usable);
    }

    /** Whether what comes behind the usable patches is the next one, or what is left of it. */
    static boolean followsWithAPart(Series series) {
        if (series.usable() >= series.patches().size()) {
            return false;
        }
        RecoveredPatch next = series.patches().get(series.usable());
        int number = next.title().number();
        return next.isPart() && (series.patches().size() == 1 || number < 0 || number == series.usable() + 1);
    }

    /** Returns whether a tree was given and takes all that can be used; nothing can be said without a tree. */
    public boolean applies() {
        return base.isPresent()
                && !usable().isEmpty()
                && usable().stream().allMatch(WorkedPatch::applies)
                && !isRefused();
    }

    /** Returns whether a tree was given and does not take something. */
    public boolean isRefused() {
        return patches.stream().anyMatch(WorkedPatch::isRefused);
    }

    /** Returns the diagnostics of the series and of all patches, in this order. */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(series.diagnostics());
        patches.forEach(one -> all.addAll(one.patch().diagnostics()));
        patches.forEach(one -> all.addAll(one.changes().diagnostics()));
        return all;
    }

    /** Returns how many patches have to be applied before these, as their mails say. */
    public long prerequisites() {
        return Stream.concat(series.cover().stream(), series.patches().stream())
                .flatMap(patch -> patch.message().prerequisites().stream())
                .distinct()
                .count();
    }
}
