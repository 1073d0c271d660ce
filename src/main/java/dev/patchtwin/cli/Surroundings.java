package dev.patchtwin.cli;

import dev.patchtwin.report.Palette;
import dev.patchtwin.report.Visible;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What a command finds around itself.
 *
 * @param in what is piped in
 * @param out where results go
 * @param err where errors and progress go
 * @param terminal whether a person looks on
 * @param screen whether what is printed is seen at once, even when nothing can be typed in
 * @param cancelled whether to stop as soon as possible
 * @param environment the environment variables
 */
record Surroundings(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        boolean screen,
        BooleanSupplier cancelled,
        Map<String, String> environment) {
    /** Returns the colours, if there shall be any. */
    Palette palette() {
        if (!terminal || !Ansi.AUTO.enabled()) {
            return Palette.plain();
        }
        return new Palette(s -> in(Style.fg_green, s), s -> in(Style.fg_red, s), s -> in(Style.bold, s));
    }

    /** Returns a text as it may be printed: on a screen harmless, to a file or a program as it is. */
    String shown(String text) {
        return screen ? Visible.lines(text) : text;
    }

    private static String in(IStyle style, String text) {
        return style.on() + text + Style.reset.on();
    }
}
