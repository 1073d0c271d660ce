package dev.patchtwin.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a harness came to: what was counted, and every disagreement in words. */
final class Score {
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    void count(String what) {
        count(what, 1);
    }

    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /** Takes note of a disagreement, unless the two agree. */
    void require(boolean agree, Plan plan, String what, Object expected, Object was) {
        if (!agree) {
            disagreements.add(plan.name() + "\n  " + what + ": expected " + expected + ", and it was " + was);
        }
    }

    void requireEqual(Plan plan, String what, Object expected, Object was) {
        require(expected.equals(was), plan, what, expected, was);
    }

    List<String> disagreements() {
        return disagreements;
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Returns all counts, a line each. */
    String text() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, times) -> text.append(String.format(Locale.ROOT, "  %-60s %,12d%n", what, times)));
        return text.append(String.format(Locale.ROOT, "  %-60s %,12d%n", "disagreements", disagreements.size()))
                .toString();
    }
}
