package dev.patchtwin.trace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that closes a text, with the number of lines above it and their checksum. A text that lacks it was cut off; one
 * that it does not fit was changed by somebody else than the program that wrote it.
 */
final class Seal {
    /** The whole line. */
    static final Pattern LINE = Pattern.compile("end lines=([0-9]{1,9}) sha256=([0-9a-f]{64})");

    private Seal() {}

    /** Returns the text with the line below it. */
    static String close(String text) {
        return text + "end lines=" + text.lines().count() + " sha256=" + Sha256.of(text) + "\n";
    }

    /**
     * Requires that a text is whole, and as it was when it was closed.
     *
     * @param again what to do about it, a phrase
     * @throws TraceException when it was cut off, changed, or checked out with other line ends
     */
    static void require(String file, String text, String again) throws TraceException {
        LineEnds.require(file, text);
        List<String> lines = text.lines().toList();
        int count = lines.size();
        int last = Math.max(1, count);
        Matcher seal = LINE.matcher(count == 0 ? "" : lines.get(count - 1));
        if (!seal.matches()
                && lines.stream().anyMatch(line -> LINE.matcher(line).matches())) {
            throw new TraceException(file, last, "edited by hand: below the line that closes it stands more; " + again);
        }
        if (!seal.matches() || !text.endsWith("\n")) {
            throw new TraceException(
                    file,
                    last,
                    "truncated: its last line, 'end lines=... sha256=...', is not there as a whole; " + again);
        }
        String above = text.substring(0, text.length() - lines.get(count - 1).length() - 1);
        if (!seal.group(1).equals(String.valueOf(count - 1))) {
            throw new TraceException(
                    file,
                    last,
                    "edited by hand, or merged: " + (count - 1) + " lines stand above its last one, which counts "
                            + seal.group(1) + "; " + again);
        }
        if (!seal.group(2).equals(Sha256.of(above))) {
            throw new TraceException(
                    file,
                    last,
                    "edited by hand, or merged: the checksum in its last line is not that of the lines above; "
                            + again);
        }
    }
}
