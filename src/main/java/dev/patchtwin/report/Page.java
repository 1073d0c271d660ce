package dev.patchtwin.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/** Prints what came from a mail, made harmless and no wider than the palette says. */
final class Page {
    private static final int LABEL = 10;

    private final PrintWriter out;
    private final Palette palette;

    Page(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    /** Returns the most cells of a line of text. */
    int width() {
        return palette.text();
    }

    /** Prints a command as it can be copied. */
    void again(String command) {
        palette.command("Again: ", command).forEach(out::println);
    }

    /** Prints a title in strong letters. */
    void title(String text) {
        Text.wrap(Visible.of(text), width())
                .forEach(line -> out.println(palette.strong().apply(line)));
    }

    /** Prints a text behind a label; nothing when there is no text. */
    void labelled(String label, String text) {
        if (!text.isEmpty()) {
            hanging("  " + Text.pad(label, LABEL), text);
        }
    }

    /** Prints texts behind a label. */
    void labelled(String label, List<String> texts) {
        String next = label;
        for (String text : texts) {
            labelled(next, text);
            next = "";
        }
    }

    /** Prints a text behind a beginning, below which nothing stands. */
    void hanging(String beginning, String text) {
        String start = Visible.of(beginning);
        for (String line : Text.wrap(Visible.of(text), width() - Cells.of(start))) {
            out.println((start + line).stripTrailing());
            start = " ".repeat(Cells.of(start));
        }
    }

    /** Prints a line as long as it is, tabs and all. */
    void line(String text) {
        out.println(Visible.of(text).stripTrailing());
    }

    void gap() {
        out.println();
    }

    /** Prints how it ended: a word that stands out, and a sentence. */
    void ending(boolean good, String word, String sentence) {
        UnaryOperator<String> colour = good ? palette.good() : palette.bad();
        List<String> lines = Text.wrap(Visible.of(word + ": " + sentence), width() - 2);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean first = i == 0 && line.startsWith(word);
            out.println(first ? colour.apply(word) + line.substring(word.length()) : "  " + line);
        }
    }

    void flush() {
        out.flush();
    }
}
