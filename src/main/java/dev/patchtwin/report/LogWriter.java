package dev.patchtwin.report;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes lines to the log of a host that takes some lines for commands, as GitHub Actions does: where a mail's words make such
 * a line, its first colon or hash is shown as its code, as {@link Visible} does for what steers a terminal.
 */
public final class LogWriter extends Writer {
    private static final Pattern COMMAND = Pattern.compile("((?:^|\\r)\\s*)(:(?=:)|#(?=#\\[))");

    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    /** @param out is flushed and closed with this */
    public LogWriter(Writer out) {
        this.out = out;
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
        out.write(COMMAND.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + Visible.code(found.group(2).charAt(0)))));
        line.setLength(0);
    }

    /** Writes what is there of a line, too. */
    @Override
    public void flush() throws IOException {
        if (line.length() > 0) {
            writeLine();
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
