package dev.patchtwin.patch.compare;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.TouchedFunction;
import dev.patchtwin.patch.compare.SeriesComparison.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds out which patches of two series are versions of each other: by their titles, and else by what they change. */
final class Partners {
    /** What a function that both touch weighs, in lines that both change. */
    private static final int FUNCTION = 2;

    /** Patches belong together when they share so much of what the smaller one changes. */
    private static final int SHARE = 4;

    private final List<RecoveredPatch> before;
    private final List<RecoveredPatch> after;
    private final Map<Integer, Integer> partners = new TreeMap<>();

    private Partners(List<RecoveredPatch> before, List<RecoveredPatch> after) {
        this.before = before;
        this.after = after;
    }

    /** Returns the pairs, with nothing compared. */
    static List<Pair> of(List<RecoveredPatch> before, List<RecoveredPatch> after) {
        Partners partners = new Partners(before, after);
        if (before.size() == 1 && after.size() == 1) {
            // Whoever gives two patches wants these two compared.
            partners.partners.put(0, 0);
        } else {
            partners.byTitle();
            partners.byContent();
        }
        return partners.inOrder();
    }

    private void byTitle() {
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < after.size(); j++) {
                if (isFree(i, j) && title(before.get(i)).equals(title(after.get(j)))) {
                    partners.put(i, j);
                }
            }
        }
    }

    private boolean isFree(int i, int j) {
        return !partners.containsKey(i) && !partners.containsValue(j);
    }

    private static String title(RecoveredPatch patch) {
        return patch.title().text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private record Candidate(int before, int after, int shared) {}

    private void byContent() {
        List<Map<String, Integer>> old = before.stream().map(Partners::content).toList();
        List<Map<String, Integer>> young = after.stream().map(Partners::content).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < after.size(); j++) {
                int shared = isFree(i, j) ? shared(old.get(i), young.get(j)) : 0;
                int smaller = Math.min(weight(old.get(i)), weight(young.get(j)));
                if (shared > 0 && shared * SHARE >= smaller) {
                    candidates.add(new Candidate(i, j, shared));
                }
            }
        }
        candidates.sort(Comparator.comparing((Candidate c) -> -c.shared())
                .thenComparing(Candidate::before)
                .thenComparing(Candidate::after));
        for (Candidate one : candidates) {
            if (isFree(one.before(), one.after())) {
                partners.put(one.before(), one.after());
            }
        }
    }

    /** What a patch changes, each with its weight: lines without their white space, and functions. */
    private static Map<String, Integer> content(RecoveredPatch patch) {
        Map<String, Integer> content = new HashMap<>();
        for (PatchFile file : patch.files()) {
            for (Hunk hunk : file.hunks()) {
                hunk.lines().stream()
                        .filter(line ->
                                line.kind() != Hunk.Kind.CONTEXT && !line.text().isBlank())
                        .forEach(line ->
                                content.merge(line.kind() + line.text().replaceAll("\\s+", ""), 1, Integer::sum));
            }
        }
        for (TouchedFunction function : patch.touched()) {
            String name = function.after().or(function::before).orElse("");
            content.put("\n" + function.file() + " " + name, FUNCTION);
        }
        return content;
    }

    private static int shared(Map<String, Integer> old, Map<String, Integer> young) {
        return old.entrySet().stream()
                .mapToInt(e -> Math.min(e.getValue(), young.getOrDefault(e.getKey(), 0)))
                .sum();
    }

    private static int weight(Map<String, Integer> content) {
        return content.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is only in the first version stands behind what it follows there. */
    private List<Pair> inOrder() {
        List<Pair> pairs = new ArrayList<>();
        Map<Integer, Integer> back = new HashMap<>();
        partners.forEach((i, j) -> back.put(j, i));
        for (int j = 0; j < after.size(); j++) {
            pairs.add(new Pair(back.getOrDefault(j, -1), j, Optional.empty()));
        }
        Set<Integer> paired = partners.keySet();
        for (int i = 0; i < before.size(); i++) {
            if (!paired.contains(i)) {
                int previous = i - 1;
                int place = pairs.stream().map(Pair::before).toList().indexOf(previous) + 1;
                pairs.add(place, new Pair(i, -1, Optional.empty()));
            }
        }
        return pairs;
    }
}
