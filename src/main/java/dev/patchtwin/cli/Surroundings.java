package dev.patchtwin.cli;

import dev.patchtwin.report.FoldedWriter;
import dev.patchtwin.report.LogWriter;
import dev.patchtwin.report.Palette;
import dev.patchtwin.report.Visible;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What a command finds around itself.
 *
 * @param in what is piped in
 * @param out where results go
 * @param err where errors and progress go
 * @param terminal whether a person looks on
 * @param display what results are shown on, even when nothing can be typed in
 * @param cancelled whether to stop as soon as possible
 * @param environment the environment variables
 */
record Surroundings(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Display display,
        BooleanSupplier cancelled,
        Map<String, String> environment) {
    /** Returns how texts look. */
    Palette palette() {
        return display.palette();
    }

    /** Returns where texts for people go; unlike documents, they are made to fit on a screen. */
    PrintWriter text() {
        if (display.isScreen()) {
            return new PrintWriter(new FoldedWriter(out, display.columns()));
        }
        return isOnGitHub() ? new PrintWriter(new LogWriter(out)) : out;
    }

    /** Tells whether this is a step of GitHub Actions, which takes some lines of its log for commands. */
    boolean isOnGitHub() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /** Returns a text as it may be printed: on a screen harmless, to a file or a program as it is. */
    String shown(String text) {
        return display.isScreen() ? Visible.lines(text) : text;
    }
}
