package dev.patchtwin.fuzztarget;

import java.util.List;
import java.util.regex.Pattern;

/** What must be true of whatever is said about somebody else's input. */
public final class Fit {
    /** A line of a message is at most as long: so much can be read, and a terminal is not flooded. */
    static final int LONGEST_LINE = 2000;

    private static final Pattern PLACE = Pattern.compile("(?::[1-9][0-9]*)?: error: .");

    private Fit() {}

    /**
     * Requires that a message is fit for a person: each of its lines names the file, is not too long, and has nothing in it
     * that would steer a terminal.
     *
     * @param file what every line must begin with
     */
    public static void refusal(String file, String message) {
        List<String> lines = message.lines().toList();
        for (String line : lines) {
            check(line.startsWith(file), "which file? ", line);
            check(PLACE.matcher(line.substring(file.length())).lookingAt(), "which line? ", line);
            line(line);
        }
        check(!lines.isEmpty() && lines.size() <= 100, "how many lines? ", message);
    }

    /** The same for a message that must be one line. */
    public static void oneRefusal(String file, String message) {
        check(message.lines().count() == 1, "not one line: ", message);
        refusal(file, message);
    }

    /** Requires that a text is one line, not too long, that steers no terminal. */
    public static void line(String line) {
        check(line.length() <= LONGEST_LINE, "too long: ", line);
        check(line.chars().noneMatch(Fit::steers), "steers a terminal: ", line);
    }

    /** Requires something. */
    public static void check(boolean is, String otherwise, Object about) {
        if (!is) {
            String text = String.valueOf(about);
            throw new AssertionError(otherwise + text.substring(0, Math.min(text.length(), LONGEST_LINE)));
        }
    }

    /** Requires that two values are equal. */
    public static void same(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            check(false, what + ": ", expected + "\n--- and then ---\n" + found);
        }
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) && c != '\t';
    }
}
