package dev.patchtwin.trace;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that somebody may have meant by a name that does not exist. */
public final class NearNames {
    private static final int MOST = 3;

    private NearNames() {}

    /**
     * Ends an error message with the names near an unknown one.
     *
     * @return {@code "; did you mean 'a' or 'b'?"}, or nothing when no name is near
     */
    public static String hint(String unknown, Collection<String> known) {
        List<String> near = near(unknown, known);
        return near.isEmpty() ? "" : "; did you mean '" + String.join("' or '", near) + "'?";
    }

    /**
     * Ends an error message with the names near an unknown one, or with all there are: for names of which there are few.
     *
     * @return {@code "; did you mean 'a' or 'b'?"} or {@code "; there are: a, b"}
     */
    public static String hintOrAll(String unknown, Collection<String> known) {
        String hint = hint(unknown, known);
        return hint.isEmpty() ? "; there are: " + String.join(", ", known) : hint;
    }

    /** Returns up to three known names, nearest first: those that begin alike or differ in few places. */
    static List<String> near(String unknown, Collection<String> known) {
        int limit = Math.max(2, unknown.length() / 3);
        return known.stream()
                .distinct()
                .filter(name -> distance(unknown, name) <= limit
                        || (unknown.length() >= 3 && (name.startsWith(unknown) || unknown.startsWith(name))))
                .sorted(Comparator.<String>comparingInt(name -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's distance: the least number of characters to insert, remove or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
