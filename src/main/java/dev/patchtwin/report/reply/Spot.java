package dev.patchtwin.report.reply;

import java.util.Comparator;

/**
 * A place in a patch that a reply can answer.
 *
 * @param file which file of the patch, from 0; -1 for the commit message
 * @param hunk which hunk of the file, from 0
 * @param line which line of the hunk, from 0
 */
record Spot(int file, int hunk, int line) implements Comparable<Spot> {
    /** The commit message, and with it the patch as a whole. */
    static final Spot MESSAGE = new Spot(-1, 0, 0);

    private static final Comparator<Spot> ORDER =
            Comparator.comparingInt(Spot::file).thenComparingInt(Spot::hunk).thenComparingInt(Spot::line);

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }
}
