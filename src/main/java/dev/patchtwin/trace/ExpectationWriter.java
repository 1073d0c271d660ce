package dev.patchtwin.trace;

import java.util.List;
import java.util.Set;

/** Prints an expectation in the form that {@link ExpectationReader} reads; {@code docs/golden.md}. */
public final class ExpectationWriter {
    /** The first line of every expectation: kind of file and version of its grammar. */
    static final String VERSION_LINE = "# patchtwin golden 1";
    /** The words that begin a line of a step which shows nothing. */
    static final Set<String> RESERVED = Set.of("answer", "stopped");

    private static final int CHANNEL = 12;
    private static final int WHO = 6;

    private ExpectationWriter() {}

    /**
     * Prints an expectation.
     *
     * @return its text, closed by a line from which anybody can tell that all of it is there and as it was printed
     * @throws IllegalArgumentException when a name or a text does not fit into a line, or a channel has the name of another
     *     kind of line
     */
    public static String print(Expectation expectation) {
        StringBuilder out = new StringBuilder(VERSION_LINE).append('\n');
        line(out, "trace " + expectation.trace() + " sha256=" + expectation.digest());
        out.append('\n');
        line(out, "start");
        shown(out, expectation.start());
        for (Expectation.Step step : expectation.steps()) {
            out.append('\n');
            line(out, "step " + step.number() + " " + step.operation());
            step.answers().forEach(answer -> line(out, "  answer " + answer));
            shown(out, step.shown());
            step.stopped().forEach(side -> line(out, "  stopped " + side.text()));
        }
        out.append('\n');
        expectation.needed().forEach(id -> line(out, "needed " + id));
        return Seal.close(out.toString());
    }

    /** Returns the lines of a printed expectation, but for the last one, which says only that nobody has changed them. */
    public static List<String> content(String text) {
        List<String> lines = text.lines().toList();
        boolean closed = !lines.isEmpty()
                && Seal.LINE.matcher(lines.get(lines.size() - 1)).matches();
        return closed ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static void shown(StringBuilder out, List<Expectation.Shown> shown) {
        for (Expectation.Shown one : shown) {
            if (RESERVED.contains(one.channel())) {
                throw new IllegalArgumentException("a channel cannot be named '" + one.channel() + "'");
            }
            line(
                    out,
                    "  " + padded(one.channel(), CHANNEL) + " "
                            + padded(one.who().text(), WHO) + " " + one.mark().text() + " " + one.text());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void line(StringBuilder out, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a line of an expectation cannot hold control characters: '" + text.strip() + "'");
        }
        out.append(text).append('\n');
    }
}
