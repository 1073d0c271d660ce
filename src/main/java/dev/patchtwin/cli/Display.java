package dev.patchtwin.cli;

import dev.patchtwin.report.Palette;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** What results are shown on: a screen of some width, or a file or a pipe; and whether in colour. */
final class Display {
    private final boolean screen;
    private final int columns;
    private final Map<String, String> environment;
    private Colour colour = Colour.AUTO;

    /** When there are colours. */
    enum Colour {
        /** On a screen that can show them, unless the environment says that there shall be none. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param screen whether what is printed is seen at once
     * @param columns how wide it is then
     * @param environment the environment variables
     */
    Display(boolean screen, int columns, Map<String, String> environment) {
        this.screen = screen;
        this.columns = columns;
        this.environment = environment;
    }

    /** Says what the command line says of colours. */
    void colour(Colour wanted) {
        colour = wanted;
    }

    /** Tells whether it is a screen. */
    boolean isScreen() {
        return screen;
    }

    /** Returns how wide it is; {@link Palette#ENDLESS} for a file or a pipe. */
    int columns() {
        return screen ? Math.max(Palette.LEAST, columns) : Palette.ENDLESS;
    }

    /** Returns whether help has colours, in the terms of picocli. */
    Ansi ansi() {
        return coloured() ? Ansi.ON : Ansi.OFF;
    }

    /** Returns how texts look. */
    Palette palette() {
        return coloured()
                ? new Palette(s -> in(Style.fg_green, s), s -> in(Style.fg_red, s), s -> in(Style.bold, s), columns())
                : Palette.plain(columns());
    }

    private boolean coloured() {
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                screen
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    }

    private static String in(IStyle style, String text) {
        return style.on() + text + Style.reset.on();
    }
}
