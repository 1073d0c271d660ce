package dev.patchtwin.conform.box;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the box says about the end of a program, in the last line of the standard error stream.
 *
 * @param word what happened
 * @param number an exit status, a signal, a system call, or an error
 * @param text more words
 * @param said what the program wrote before that
 */
record Verdict(Word word, int number, String text, String said) {
    private static final Pattern LINE = Pattern.compile("\nbox: ("
            + Stream.of(Word.values()).map(Word::written).collect(Collectors.joining("|"))
            + ") (\\d{1,9}) ([^\n]*)\n\\z");

    /** What happened. */
    enum Word {
        /** The program ended, with this status. */
        EXITED,
        /** A signal ended it. */
        SIGNALLED,
        /** It made this system call. */
        DENIED,
        /** It used up its processor time. */
        CPU,
        /** It had too much memory. */
        MEMORY,
        /** Somebody stopped the box. */
        KILLED,
        /** The box does not work: the number says why, and the text, in which step. */
        BROKEN;

        private String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads what the box and its program wrote.
     *
     * @param status of the box: only with 0 has it written the last line itself
     */
    static Verdict of(int status, String stderr) {
        Matcher line = LINE.matcher(stderr.substring(lastLine(stderr)));
        if (status != 0 || !line.matches()) {
            return new Verdict(Word.KILLED, 0, "", stderr);
        }
        return new Verdict(
                Word.valueOf(line.group(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(line.group(2)),
                line.group(3),
                stderr.substring(0, lastLine(stderr)));
    }

    /** Returns the index of the line end before the last line. */
    private static int lastLine(String text) {
        return Math.max(0, text.length() < 2 ? 0 : text.lastIndexOf('\n', text.length() - 2));
    }
}
