package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The patches of a file: one, or a series from a mailbox.
 *
 * @param patches the patches, in the order in which they are applied
 * @param cover the mail that introduces the series, when it is there
 * @param usable how many of the patches, from the first on, can be applied: none past one that is missing or spoilt
 * @param diagnostics what there is to say about the series as a whole; what there is to say about a patch, it says itself
 */
public record Series(
        List<RecoveredPatch> patches, Optional<RecoveredPatch> cover, int usable, List<Diagnostic> diagnostics) {
    /** The largest file that is read, in bytes; a larger one is refused by its size. */
    public static final int MOST_BYTES = MailReader.MOST_BYTES;

    /** Copies the lists. */
    public Series {
        patches = List.copyOf(patches);
        diagnostics = List.copyOf(diagnostics);
    }

    /** A patch and where its mail begins. */
    private record Placed(RecoveredPatch patch, int line) {
        boolean isCover() {
            return patch.files().isEmpty() && patch.title().number() == 0;
        }

        boolean isReply() {
            return !patch.inReplyTo().isEmpty() && patch.title().isReply();
        }
    }

    /**
     * Recovers all patches of a file; never throws for bad input.
     *
     * @param name the file's name, for diagnostics
     * @param bytes what is in it
     */
    public static Series read(String name, byte[] bytes) {
        Diagnostics diagnostics = new Diagnostics(name);
        if (RecoveredPatch.tooLarge(bytes, diagnostics)) {
            return new Series(List.of(), Optional.empty(), 0, diagnostics.all());
        }
        List<Mailbox.Part> parts = Mailbox.split(bytes);
        // Each mail is read for itself; the order is kept.
        List<Placed> all = parts.parallelStream()
                .map(part -> new Placed(RecoveredPatch.read(part, new Diagnostics(name)), part.line()))
                .toList();
        if (all.size() == 1) {
            RecoveredPatch patch = all.get(0).patch();
            return new Series(List.of(patch), Optional.empty(), patch.isWhole() ? 1 : 0, List.of());
        }
        return of(all, diagnostics);
    }

    private static Series of(List<Placed> all, Diagnostics diagnostics) {
        Optional<Placed> cover = all.stream().filter(Placed::isCover).min(Comparator.comparing(Placed::isReply));
        List<Placed> patches = new ArrayList<>(all);
        cover.ifPresent(patches::remove);
        boolean originals = patches.stream()
                .anyMatch(p -> !p.isReply() && !p.patch().files().isEmpty());
        for (Placed one : all) {
            if (originals && one.isReply()) {
                diagnostics.info(
                        one.line(), "left out a reply: '" + one.patch().title().text() + "'");
                patches.remove(one);
            }
        }
        if (patches.stream().allMatch(p -> p.patch().files().isEmpty())) {
            diagnostics.error(
                    1, "there is no patch in any of these " + all.size() + " mails; give the mails that hold it");
        }
        boolean mixed = isMixed(patches, diagnostics);
        order(patches, diagnostics);
        numbers(patches, diagnostics);
        List<RecoveredPatch> recovered = patches.stream().map(Placed::patch).toList();
        return new Series(recovered, cover.map(Placed::patch), mixed ? 0 : usable(recovered), diagnostics.all());
    }

    private static int usable(List<RecoveredPatch> patches) {
        int usable = 0;
        for (RecoveredPatch patch : patches) {
            boolean next = patch.title().number() < 0 || patch.title().number() == usable + 1;
            if (!next || !patch.isWhole()) {
                return usable;
            }
            usable++;
        }
        return usable;
    }

    private static boolean isMixed(List<Placed> patches, Diagnostics diagnostics) {
        Map<Integer, List<String>> versions = new LinkedHashMap<>();
        Map<Integer, List<String>> totals = new LinkedHashMap<>();
        for (Placed one : patches) {
            Title title = one.patch().title();
            versions.computeIfAbsent(title.version(), v -> new ArrayList<>()).add(name(one));
            if (title.total() >= 0) {
                totals.computeIfAbsent(title.total(), v -> new ArrayList<>()).add(name(one));
            }
        }
        if (versions.size() > 1) {
            diagnostics.error(
                    1, "these are parts of more than one version: " + listed(versions, "v") + "; give one version");
        }
        if (totals.size() > 1) {
            diagnostics.error(
                    1, "these are parts of more than one series: " + listed(totals, "of ") + "; give one series");
        }
        return versions.size() > 1 || totals.size() > 1;
    }

    private static String listed(Map<Integer, List<String>> groups, String word) {
        return groups.entrySet().stream()
                .map(e -> word + e.getKey() + " has " + String.join(", ", e.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String name(Placed one) {
        return one.patch().title().position().orElse("line " + one.line());
    }

    private static void order(List<Placed> patches, Diagnostics diagnostics) {
        if (patches.stream().anyMatch(p -> p.patch().title().number() < 0)) {
            return;
        }
        List<Placed> sorted = new ArrayList<>(patches);
        sorted.sort(Comparator.comparingInt(p -> p.patch().title().number()));
        if (!sorted.equals(patches)) {
            String found = patches.stream().map(Series::name).collect(Collectors.joining(", "));
            diagnostics.warning(
                    1, "the parts stand in another order than their numbers say, " + found + ": sorted them");
            patches.clear();
            patches.addAll(sorted);
        }
    }

    private static void numbers(List<Placed> patches, Diagnostics diagnostics) {
        SortedSet<Integer> there = new TreeSet<>();
        int total = -1;
        for (Placed one : patches) {
            Title title = one.patch().title();
            if (title.number() < 0) {
                continue;
            }
            total = Math.max(total, title.total());
            if (!there.add(title.number())) {
                diagnostics.error(one.line(), "part " + name(one) + " is here twice; take one of them out");
            }
        }
        List<String> missing = new ArrayList<>();
        for (int i = 1; i <= total; i++) {
            if (!there.contains(i)) {
                missing.add(String.valueOf(i));
            }
        }
        if (!missing.isEmpty()) {
            diagnostics.error(
                    1,
                    (missing.size() == 1 ? "part " : "parts ") + shortened(missing) + " of " + total
                            + (missing.size() == 1 ? " is" : " are") + " missing; get the whole series");
        }
    }

    private static String shortened(List<String> numbers) {
        int most = 12;
        return numbers.size() <= most
                ? String.join(", ", numbers)
                : String.join(", ", numbers.subList(0, most)) + " and " + (numbers.size() - most) + " more";
    }

    /** Tells whether all of it was recovered. */
    public boolean isWhole() {
        return usable == patches.size()
                && diagnostics.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
}
