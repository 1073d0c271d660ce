package dev.patchtwin.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide the screen is. Java cannot ask a terminal, so {@code stty} does, unless the variable {@code COLUMNS} says it: shells
 * set it and rarely pass it on.
 */
final class ScreenWidth {
    /** What is taken for the width when nobody knows it. */
    static final int USUAL = 80;

    private static final int SECONDS = 1;
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");

    private ScreenWidth() {}

    /** Returns it. */
    static int of(Map<String, String> environment) {
        return of(environment, List.of("stty", "size"), new File("/dev/tty"));
    }

    /**
     * Returns it.
     *
     * @param size a command that writes how many rows and columns the terminal has that is its standard input
     * @param terminal the terminal
     */
    static int of(Map<String, String> environment, List<String> size, File terminal) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return WIDTH.matcher(columns).matches()
                ? Integer.parseInt(columns)
                : asked(size, terminal).orElse(USUAL);
    }

    private static OptionalInt asked(List<String> size, File terminal) {
        try {
            Process process = new ProcessBuilder(size)
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    return OptionalInt.empty();
                }
                Matcher said =
                        SIZE.matcher(new String(process.getInputStream().readNBytes(100), StandardCharsets.US_ASCII));
                return said.matches() ? OptionalInt.of(Integer.parseInt(said.group(1))) : OptionalInt.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
