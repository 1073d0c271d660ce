package dev.patchtwin.check.patches;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.ChannelResult;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import dev.patchtwin.patch.compare.SeriesComparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares two versions of a patch or a series, in what they change and in what their models do. */
public final class CompareWork {
    private final PatchInput before;
    private final PatchInput after;
    private final CheckOptions options;
    private final Watch watch;
    private final Map<String, CheckResult> checked = new HashMap<>();

    /**
     * Begins.
     *
     * @param options how to check bundles, and where they are
     * @param watch is told how far a check is
     */
    public CompareWork(PatchInput before, PatchInput after, CheckOptions options, Watch watch) {
        this.before = before;
        this.after = after;
        this.options = options;
        this.watch = watch;
    }

    /**
     * Compares.
     *
     * @param tree the tree for both versions; empty for none
     * @throws InputException when the tree or a bundle cannot be used; what is wrong with the mails is among the diagnostics
     */
    public CompareResult run(Optional<String> tree) throws InputException {
        PatchResult old = PatchWork.of(before, tree);
        PatchResult young = PatchWork.of(after, tree);
        if (CompareResult.isUnusable(old) || CompareResult.isUnusable(young)) {
            return new CompareResult(old, young, new SeriesComparison(List.of()), List.of());
        }
        SeriesComparison comparison = SeriesComparison.of(CompareResult.patches(old), CompareResult.patches(young));
        return new CompareResult(old, young, comparison, twins(old, young, comparison));
    }

    private List<TwinComparison> twins(PatchResult old, PatchResult young, SeriesComparison comparison)
            throws InputException {
        BundleSearch search = new BundleSearch(options.workspace());
        List<TwinComparison> twins = new ArrayList<>();
        for (SeriesComparison.Pair pair : comparison.pairs()) {
            if (pair.comparison().isEmpty()) {
                continue;
            }
            Optional<Bundle> oldBundle = search.find(CompareResult.patches(old).get(pair.before()), before.bytes());
            Optional<Bundle> newBundle =
                    search.find(CompareResult.patches(young).get(pair.after()), after.bytes());
            if (oldBundle.isPresent() || newBundle.isPresent()) {
                twins.add(twin(pair, oldBundle, newBundle));
            }
        }
        return twins;
    }

    private TwinComparison twin(SeriesComparison.Pair pair, Optional<Bundle> old, Optional<Bundle> young)
            throws InputException {
        Optional<String> oldId = old.map(Bundle::id);
        Optional<String> newId = young.map(Bundle::id);
        if (old.isEmpty() || young.isEmpty() || oldId.equals(newId)) {
            return new TwinComparison(pair.before(), pair.after(), oldId, newId, Optional.empty(), List.of());
        }
        CheckResult first = check(old.get());
        CheckResult second = check(young.get());
        return new TwinComparison(
                pair.before(), pair.after(), oldId, newId, Optional.of(second.verdict()), differences(first, second));
    }

    private CheckResult check(Bundle bundle) throws InputException {
        CheckResult known = checked.get(bundle.id());
        if (known != null) {
            return known;
        }
        CheckResult result = Check.run(bundle, options, watch);
        checked.put(bundle.id(), result);
        return result;
    }

    private static List<String> differences(CheckResult old, CheckResult young) {
        List<String> differences = new ArrayList<>();
        if (old.verdict() != young.verdict()) {
            differences.add("verdict: " + old.verdict().text() + ", then "
                    + young.verdict().text());
        }
        Map<String, String> oldOutcomes = outcomes(old);
        Map<String, String> newOutcomes = outcomes(young);
        TreeSet<String> names = new TreeSet<>(oldOutcomes.keySet());
        names.addAll(newOutcomes.keySet());
        for (String name : names) {
            String first = oldOutcomes.getOrDefault(name, "not there");
            String second = newOutcomes.getOrDefault(name, "not there");
            if (!first.equals(second)) {
                differences.add(name + ": " + first + ", then " + second);
            }
        }
        return differences;
    }

    private static Map<String, String> outcomes(CheckResult result) {
        Map<String, String> outcomes = new HashMap<>();
        for (ChannelResult channel : result.channels()) {
            String word = channel.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            outcomes.put("channel " + channel.name(), word);
        }
        for (DeclaredUse use : result.declared()) {
            String words = String.join(" ", use.declared().erase());
            outcomes.put(
                    "declared difference " + use.declared().id(),
                    "erases '" + words + "' on " + use.declared().channel()
                            + (use.stale() ? " and is never used" : ""));
        }
        return outcomes;
    }
}
