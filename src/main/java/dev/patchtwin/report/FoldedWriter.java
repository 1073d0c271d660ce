package dev.patchtwin.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes lines to a screen so that none is wider than it is: the rest of a line stands below, a little to the right of where
 * the line begins. It is broken at a blank, and in the midst of a word only where a word is wider than the screen.
 */
public final class FoldedWriter extends Writer {
    private static final int HANGING = 2;

    private final Writer out;
    private final int columns;
    private final StringBuilder line = new StringBuilder();

    /**
     * @param out is flushed and closed with this
     * @param columns how wide the screen is; nothing is folded where that is {@link Palette#ENDLESS}
     */
    public FoldedWriter(Writer out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void write(char[] chars, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            line.append(chars[i]);
            if (chars[i] == '\n') {
                writeLine();
            }
        }
    }

    private void writeLine() throws IOException {
        String text = line.substring(0, line.length() - 1);
        line.setLength(0);
        int from = 0;
        int indent = 0;
        int end = Cells.fitting(text, 0, 0, columns);
        while (end < text.length()) {
            int to = end(text, from, end);
            out.write(" ".repeat(indent) + text.substring(from, beforeBlanks(text, to)) + "\n");
            from = behindBlanks(text, to);
            indent = Math.min(behindBlanks(text, 0) + HANGING, columns / 2);
            end = Cells.fitting(text, from, indent, columns);
        }
        out.write((from == 0 ? text : " ".repeat(indent) + text.substring(from)) + "\n");
    }

    private static int beforeBlanks(String text, int to) {
        int i = to;
        while (i > 0 && text.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    private static int behindBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** Returns where a line ends that is too long: at the last blank that fits, but for those that it begins with. */
    private static int end(String text, int from, int fits) {
        for (int i = fits; i > behindBlanks(text, from); i--) {
            if (text.charAt(i) == ' ') {
                return i;
            }
        }
        return fits;
    }

    /** Writes what is there of a line, too. */
    @Override
    public void flush() throws IOException {
        if (line.length() > 0) {
            out.write(line.toString());
            line.setLength(0);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
