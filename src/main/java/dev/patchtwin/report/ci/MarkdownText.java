package dev.patchtwin.report.ci;

import dev.patchtwin.report.Visible;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text from mails, models and commits in Markdown, where it can be nothing but text. Whatever could have a meaning there is
 * written as a reference to its character: a host reads that back as the character, and never as the beginning of a table, a
 * tag, a link, a name that somebody is told about, or a piece of code.
 */
final class MarkdownText {
    private static final String MEANING = "&<>|`*_[]~\\#@!$^{}=";

    private MarkdownText() {}

    /** Returns a text in one line. */
    static String of(String text) {
        String line = Visible.of(text.lines().map(String::strip).collect(Collectors.joining(" ")))
                .strip();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            // What begins a line can make a list of it, or a heading; and some hosts make links of addresses.
            boolean beginning = i == 0 && !Character.isLetter(c) && c < 0x80;
            boolean address = (c == ':' && !line.startsWith(" ", i + 1)) || (c == '.' && line.startsWith("www", i - 3));
            if (beginning || address || MEANING.indexOf(c) >= 0) {
                out.append("&#").append((int) c).append(';');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns texts one below the other in a cell of a table. */
    static String cell(List<String> texts) {
        return texts.stream().map(MarkdownText::of).collect(Collectors.joining("<br>"));
    }

    /** Returns a block of code, between fences that its text cannot end. */
    static String block(String language, List<String> lines) {
        int longest = 0;
        for (String line : lines) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + language + "\n" + Visible.lines(String.join("\n", lines)) + fence + "\n";
    }
}
