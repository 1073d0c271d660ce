package dev.patchtwin.patch.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What mailers do to the lines of a text. */
final class Wear {
    private static final String HARD = "\u00a0";

    private Wear() {}

    static String stripTrailing(String text) {
        return Sample.lines(text).stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    static String hardBlanks(String text, boolean all) {
        if (all) {
            return text.replace(" ", HARD);
        }
        return Sample.lines(text).stream()
                .map(line -> line.replaceAll("^ ", HARD).replace("  ", HARD + " "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Breaks lines where a blank stands; the blank is lost, and what follows has no mark. */
    static String wrapped(String text, int width, String continued) {
        List<String> out = new ArrayList<>();
        for (String line : Sample.lines(text)) {
            String rest = line;
            for (int at = breakAt(rest, width); at >= 0; at = breakAt(rest, width)) {
                out.add(rest.substring(0, at));
                rest = continued + rest.substring(at + 1);
            }
            out.add(rest);
        }
        return String.join("\n", out) + "\n";
    }

    private static int breakAt(String line, int width) {
        if (line.length() <= width) {
            return -1;
        }
        int first = 0;
        while (first < line.length() && "+-> \t".indexOf(line.charAt(first)) >= 0) {
            first++;
        }
        int at = line.lastIndexOf(' ', width);
        boolean single = at > first && line.charAt(at - 1) > ' ' && at + 1 < line.length() && line.charAt(at + 1) > ' ';
        return single ? at : -1;
    }

    /** Takes the blank away that marks lines of context; only inside of hunks. */
    static String unmarked(String text) {
        List<String> out = new ArrayList<>();
        boolean hunk = false;
        for (String line : Sample.lines(text)) {
            hunk = line.startsWith("@@ ") || (hunk && !line.startsWith("diff --git ") && !line.equals("-- "));
            out.add(hunk && line.startsWith(" ") ? line.substring(1) : line);
        }
        return String.join("\n", out) + "\n";
    }
}
