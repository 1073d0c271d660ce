package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.PatchFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corrections of inferred indentation: where an inference was wrong, those of the lines below, which begin from it, most often
 * are as well, and by as much. So one nudge can mend many lines. Which ones are right, the {@code index} line tells.
 *
 * @param tabs by the place of an added line in the mail: how many tabs further in it is, and what is inferred from it
 */
record Nudges(Map<Integer, Integer> tabs) {
    static final Nudges NONE = new Nudges(Map.of());

    /** More are not tried: each means that the whole file is hashed. */
    private static final int MOST = 400;

    /** Bytes, hashed in all tries together. */
    private static final long MOST_HASHED = 100_000_000;

    private static final int[] STEPS = {-1, 1, -2, 2};

    Nudges {
        tabs = Map.copyOf(tabs);
    }

    /**
     * Returns the nudges to try on a file, the likelier first: one line, then two.
     *
     * @param size how many bytes the file has
     */
    static List<Nudges> of(PatchFile file, int size) {
        List<Integer> added = new ArrayList<>();
        for (Hunk hunk : file.hunks()) {
            for (HunkLine line : hunk.lines()) {
                if (line.kind() == Hunk.Kind.ADDED && !line.text().isBlank() && added.size() < MOST) {
                    added.add(line.mailLine());
                }
            }
        }
        List<Nudges> all = new ArrayList<>();
        for (int line : added) {
            for (int step : STEPS) {
                all.add(new Nudges(Map.of(line, step)));
            }
        }
        int singles = all.size();
        for (int i = 0; i < singles && all.size() < MOST; i++) {
            for (int j = i + 1; j < singles && all.size() < MOST; j++) {
                Map<Integer, Integer> one = all.get(i).tabs();
                Map<Integer, Integer> other = all.get(j).tabs();
                if (!one.keySet().equals(other.keySet())) {
                    all.add(both(one, other));
                }
            }
        }
        return all.subList(0, (int) Math.min(all.size(), Math.min(MOST, MOST_HASHED / (size + 1))));
    }

    private static Nudges both(Map<Integer, Integer> one, Map<Integer, Integer> other) {
        Map<Integer, Integer> both = new HashMap<>(one);
        both.putAll(other);
        return new Nudges(both);
    }

    /** Returns an added line with its nudge. */
    String applied(HunkLine line, String text) {
        int step = tabs.isEmpty() ? 0 : tabs.getOrDefault(line.mailLine(), 0);
        if (step >= 0) {
            return "\t".repeat(step) + text;
        }
        int end = 0;
        while (end < -step && end < text.length() && text.charAt(end) == '\t') {
            end++;
        }
        return text.substring(end);
    }
}
