package dev.patchtwin.patch.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a mail that follow each other.
 *
 * @param first the first, from 1
 * @param last the last
 */
record MailLines(int first, int last) {
    /** Joins places, in ascending order, to runs. */
    static List<MailLines> of(List<Integer> places) {
        List<MailLines> runs = new ArrayList<>();
        for (int place : places) {
            int end = runs.size() - 1;
            if (end >= 0 && runs.get(end).last() + 1 >= place) {
                runs.set(end, new MailLines(runs.get(end).first(), place));
            } else {
                runs.add(new MailLines(place, place));
            }
        }
        return runs;
    }

    /** Returns words for all but the first line. */
    String more() {
        return last > first ? ", here and down to line " + last : "";
    }
}
