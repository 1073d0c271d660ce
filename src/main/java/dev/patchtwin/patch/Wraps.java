package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the lines of a hunk that a mailer has broken in two. Which lines these can be, their widths tell; which of them it
 * are, the counts of the {@code @@} line tell, when only one choice fits.
 */
final class Wraps {
    /** More are not tried: each is one more bit of a choice. */
    private static final int MOST_DOUBTFUL = 10;

    /** Lines, gone through in all choices together: no more, or a long hunk would take minutes. */
    private static final long MOST_LINES = 4_000_000;

    private final Quoted body;
    private final Manners manners;
    private final int depth;

    Wraps(Quoted body, Manners manners, int depth) {
        this.body = body;
        this.manners = manners;
        this.depth = depth;
    }

    /**
     * Returns the indices of the lines that go on the line before.
     *
     * @param from the index of the line below the {@code @@} line
     * @param end the index below the last line that can belong to the hunk
     * @param fits whether the hunk is as its {@code @@} line says, with these lines put together
     */
    Optional<Set<Integer>> find(int from, int end, Predicate<Set<Integer>> fits) {
        Set<Integer> sure = new TreeSet<>();
        List<Integer> doubtful = new ArrayList<>();
        for (int i = from; i < end; i++) {
            if (!canGoOn(i)) {
                continue;
            }
            if (!manners.stripped() && " +-\\".indexOf(body.get(i).text().charAt(0)) < 0) {
                sure.add(i);
            } else {
                doubtful.add(i);
            }
        }
        boolean tooMany = doubtful.size() > MOST_DOUBTFUL || (long) (end - from) << doubtful.size() > MOST_LINES;
        return tooMany ? Optional.empty() : only(sure, doubtful, fits);
    }

    private boolean canGoOn(int index) {
        QuotedLine line = body.get(index);
        QuotedLine above = body.get(index - 1);
        return line.depth() == depth
                && above.depth() == depth
                && !line.text().isBlank()
                && !Character.isWhitespace(rest(above.text(), line.text()).charAt(0))
                && !DiffLines.isFile(line.text())
                && manners.canBeBroken(above, line);
    }

    /** Returns what a line goes on with: without the mark, where it has that of the line above once more. */
    static String rest(String above, String line) {
        boolean again = !above.isEmpty()
                && line.length() > 1
                && line.charAt(0) == above.charAt(0)
                && " +-".indexOf(line.charAt(0)) >= 0
                && !Character.isWhitespace(line.charAt(1));
        return again ? line.substring(1) : line;
    }

    /** Of the choices that fit, the smallest must be the only one of its size. */
    private static Optional<Set<Integer>> only(
            Set<Integer> sure, List<Integer> doubtful, Predicate<Set<Integer>> fits) {
        for (int size = 0; size <= doubtful.size(); size++) {
            Optional<Set<Integer>> found = Optional.empty();
            for (int choice = 0; choice < 1 << doubtful.size(); choice++) {
                if (Integer.bitCount(choice) != size) {
                    continue;
                }
                Set<Integer> joins = new TreeSet<>(sure);
                for (int i = 0; i < doubtful.size(); i++) {
                    if ((choice >> i & 1) == 1) {
                        joins.add(doubtful.get(i));
                    }
                }
                if (!joins.isEmpty() && fits.test(joins)) {
                    if (found.isPresent()) {
                        return Optional.empty();
                    }
                    found = Optional.of(joins);
                }
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
