package dev.patchtwin.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a command so that a shell still reads it as the one that it is: with a backslash at the end of the line, between words
 * where that is possible, in the midst of a word where it is not. What stands between quotes is never broken, for there a
 * backslash is a backslash.
 */
final class ShellLines {
    private static final String INDENT = "  ";

    private ShellLines() {}

    /**
     * Returns its lines.
     *
     * @param command words as {@link dev.patchtwin.check.ShellWord} writes them, with single blanks between them
     * @param width the most cells of a line
     * @param used how many cells of the first line are taken
     */
    static List<String> of(String command, int width, int used) {
        List<String> lines = new ArrayList<>();
        String rest = command;
        int room = width - used;
        while (Cells.of(rest) > room) {
            int end = end(rest, room - INDENT.length());
            if (end == rest.length()) {
                break;
            }
            boolean between = rest.charAt(end) == ' ';
            lines.add(rest.substring(0, end) + (between ? " \\" : "\\"));
            rest = between ? INDENT + rest.substring(end + 1) : rest.substring(end);
            room = width;
        }
        lines.add(rest);
        return lines;
    }

    /** Returns where a line ends: at the last blank that there is room for, else in the midst of a word, else later. */
    private static int end(String rest, int room) {
        int first = rest.startsWith(INDENT) ? INDENT.length() : 0;
        int blank = -1;
        int within = -1;
        boolean quoted = false;
        int column = 0;
        for (int i = 0; i < rest.length(); i = Cells.next(rest, i)) {
            boolean escaped = !quoted && i > 0 && rest.charAt(i - 1) == '\\';
            boolean found = blank >= 0 || within >= 0;
            if (column > room && found) {
                break;
            }
            if (!quoted && !escaped && i > first) {
                blank = rest.charAt(i) == ' ' ? i : blank;
                within = i;
            }
            quoted ^= rest.charAt(i) == '\'' && !escaped;
            column = Cells.after(rest, i, column);
        }
        if (blank < 0 && within < 0) {
            return rest.length();
        }
        return blank >= 0 ? blank : within;
    }
}
