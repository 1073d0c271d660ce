package dev.patchtwin.report.reply;

import dev.patchtwin.report.Text;
import dev.patchtwin.report.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lays out what the sender says, so that it can be quoted several times before a line has more than 80 characters. */
final class Prose {
    /** The most characters of a line of prose. */
    static final int WIDTH = 72;

    private static final List<String> NUMBERS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private Prose() {}

    /** Returns a paragraph. */
    static List<String> paragraph(String text) {
        return hanging("", text);
    }

    /** Returns paragraphs, and below them something that is laid out already. */
    static List<String> text(List<String> paragraphs, List<String> below) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs) {
            lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
            lines.addAll(paragraph(paragraph));
        }
        lines.addAll(below.isEmpty() ? List.of() : List.of(""));
        lines.addAll(below);
        return lines;
    }

    /** Returns a text behind a beginning, below which nothing stands. */
    static List<String> hanging(String beginning, String text) {
        String blank = " ".repeat(beginning.length());
        List<String> lines = Text.wrap(Visible.of(text), WIDTH - beginning.length());
        return IntStream.range(0, lines.size())
                .mapToObj(i -> safe((i == 0 ? beginning : blank) + lines.get(i)))
                .toList();
    }

    /**
     * Returns a line that nobody takes for something else: a mailbox begins a mail with {@code From}, and what begins with
     * an angle bracket was said by somebody else.
     */
    private static String safe(String line) {
        return line.startsWith("From ") || line.startsWith(">") ? " " + line : line;
    }

    /** Writes a number with its noun, a small one as a word: {@code four differences}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Writes a number, a small one as a word. */
    static String number(long number) {
        return number >= 0 && number < NUMBERS.size() ? NUMBERS.get((int) number) : Text.count(number);
    }
}
