package dev.patchtwin.report;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How a text looks: how wide it may be, and how words are made to stand out.
 *
 * @param good for what agrees
 * @param bad for what differs
 * @param strong for what matters most
 * @param columns how many columns the screen has, {@link #LEAST} at least; {@link #ENDLESS} where there is none
 */
public record Palette(
        UnaryOperator<String> good, UnaryOperator<String> bad, UnaryOperator<String> strong, int columns) {
    /** The columns of a file or a pipe. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** The fewest columns that anything is laid out for. */
    public static final int LEAST = 20;

    /** Wider than this, lines are hard to read. */
    private static final int MOST = 100;

    private static final int USUAL = 80;

    /** Takes no screen for narrower than it can be. */
    public Palette {
        columns = Math.max(LEAST, columns);
    }

    /** Returns the one for files and pipes, without colour. */
    public static Palette plain() {
        return plain(ENDLESS);
    }

    /** Returns one without colour for a screen of so many columns. */
    public static Palette plain(int columns) {
        return new Palette(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity(), columns);
    }

    /** Returns how wide text is: what a screen has room for, and what is good to read; in files 80. */
    public int text() {
        return columns == ENDLESS ? USUAL : Math.min(columns, MOST);
    }

    /** Returns how wide tables of two sides are: what a screen has room for; in files 100. */
    public int table() {
        return Math.min(columns, MOST);
    }

    /** Returns a command behind a label as it can be copied; on a screen that has no room for it, in several lines. */
    public List<String> command(String label, String command) {
        List<String> lines = ShellLines.of(Visible.of(command), columns, label.length());
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i == 0 ? label : "") + strong.apply(lines.get(i)))
                .toList();
    }
}
