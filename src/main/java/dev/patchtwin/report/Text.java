package dev.patchtwin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lays out text in lines of a terminal. */
public final class Text {
    private Text() {}

    /**
     * Breaks a text at blanks into lines of at most {@code width} cells; breaks a word only if it is longer. A line has one
     * character at least, however narrow it is.
     */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && Cells.of(line) + 1 + Cells.of(word) > width) {
                lines.add(line);
                line = "";
            }
            line += (line.isEmpty() ? "" : " ") + word;
            int from = 0;
            int end = Cells.fitting(line, from, 0, width);
            while (end < line.length()) {
                lines.add(line.substring(from, end));
                from = end;
                end = Cells.fitting(line, from, 0, width);
            }
            line = line.substring(from);
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** Fills a text up with blanks to so many cells. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - Cells.of(text)));
    }

    /** Fills a text up with blanks in front to so many cells. */
    public static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - Cells.of(text))) + text;
    }

    /** Writes a number as people read it: {@code 2,000,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Writes a number with its noun: {@code 1 step}, {@code 2 steps}. */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** Writes a number with its noun: {@code 1 patch}, {@code 2 patches}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** Joins words as a sentence does: {@code one, two and three}. */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** Writes a line that comes several times in a row once, and how often it comes. */
    public static List<String> counted(List<String> words) {
        List<String> counted = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || !words.get(i).equals(words.get(first))) {
                counted.add(words.get(first) + (i - first == 1 ? "" : " (" + (i - first) + " times)"));
                first = i;
            }
        }
        return counted;
    }

    /** Writes the parameters of a world. */
    public static String parameters(Map<String, Integer> world) {
        return world.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** Writes a duration: {@code 1.2 s}. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
