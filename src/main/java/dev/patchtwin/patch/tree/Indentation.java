package dev.patchtwin.patch.tree;

import java.util.List;

/**
 * Infers how far an added line of C was indented, from the lines above it: it is a guess, in the kernel's coding style, and
 * is said to be one.
 */
final class Indentation {
    private static final int TAB = 8;

    private Indentation() {}

    /**
     * Returns a line with the indentation that it is likely to have had.
     *
     * @param line without white space at its ends
     * @param above the lines above it, as they stand in the file after the patch
     * @param replaced the lines that were removed just here, as they stand in the file before it
     * @param isAdded whether the line above was added, too
     */
    static String of(String line, List<String> above, List<String> replaced, boolean isAdded) {
        if (line.isEmpty() || line.startsWith("#")) {
            return line;
        }
        for (String old : replaced) {
            if (TextLines.bare(old).equals(line)) {
                return old;
            }
        }
        // What replaces lines most often begins where they began.
        boolean first = !isAdded && replaced.stream().anyMatch(text -> !text.isBlank());
        return (first ? indent(firstWithText(replaced)) : below(line, above)) + line;
    }

    private static String firstWithText(List<String> lines) {
        return lines.stream().filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private static String indent(String line) {
        int end = 0;
        while (end < line.length() && TextLines.isWhite(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    private static String below(String line, List<String> above) {
        int last = lastWithText(above, above.size());
        if (last < 0) {
            return "";
        }
        String previous = above.get(last);
        if (line.startsWith("*")) {
            return previous.strip().startsWith("/*") ? indent(previous) + " " : indent(previous);
        }
        int open = openColumn(above, last);
        if (open >= 0) {
            return "\t".repeat(open / TAB) + " ".repeat(open % TAB);
        }
        String statement = indent(above.get(startOfStatement(above, last)));
        if (isEndOfComment(previous)) {
            statement = statement.endsWith(" ") ? statement.substring(0, statement.length() - 1) : statement;
        }
        int deeper = opens(above, last) ? 1 : 0;
        if (deeper == 0 && endsSingle(above, last)) {
            deeper = -1;
        }
        if (line.startsWith("}") || line.startsWith("case ") || line.equals("default:")) {
            deeper--;
        }
        return shifted(statement, deeper);
    }

    private static boolean isEndOfComment(String line) {
        return line.strip().equals("*/");
    }

    private static String shifted(String indent, int by) {
        if (by > 0) {
            return indent + "\t";
        }
        return by < 0 && indent.endsWith("\t") ? indent.substring(0, indent.length() - 1) : indent;
    }

    private static int lastWithText(List<String> above, int before) {
        int at = before - 1;
        while (at >= 0 && above.get(at).isBlank()) {
            at--;
        }
        return at;
    }

    /** A brace, or the head of a statement that has none. */
    private static boolean opens(List<String> above, int last) {
        String text = above.get(last).strip();
        return text.endsWith("{") || text.endsWith(":") || isHead(above, last);
    }

    private static boolean isHead(List<String> above, int last) {
        String text = above.get(last).strip();
        String start = above.get(startOfStatement(above, last)).strip();
        boolean head =
                start.matches("(?:\\} )?(?:else )?(?:if|for|while|switch)\\b.*|(?:\\} )?else|do|list_for_each.*\\)");
        return head && !text.endsWith(";") && !text.endsWith("{");
    }

    /** Below the one statement of a head without a brace, the head's own indentation goes on. */
    private static boolean endsSingle(List<String> above, int last) {
        int start = startOfStatement(above, last);
        int before = lastWithText(above, start);
        return above.get(last).strip().endsWith(";") && before >= 0 && isHead(above, before);
    }

    private static int startOfStatement(List<String> above, int last) {
        int depth = 0;
        for (int at = last; at >= 0; at--) {
            String text = above.get(at);
            for (int i = text.length() - 1; i >= 0; i--) {
                depth += text.charAt(i) == ')' ? 1 : 0;
                depth -= text.charAt(i) == '(' ? 1 : 0;
            }
            if (depth <= 0) {
                return at;
            }
        }
        return last;
    }

    /** Returns the column after the bracket that the statement above leaves open; -1 when it leaves none. */
    private static int openColumn(List<String> above, int last) {
        int depth = 0;
        for (int at = last; at >= 0 && last - at < TAB; at--) {
            String text = above.get(at);
            for (int i = text.length() - 1; i >= 0; i--) {
                depth += text.charAt(i) == ')' ? 1 : 0;
                if (text.charAt(i) == '(' && --depth < 0) {
                    return column(text, i + 1);
                }
            }
            if (text.strip().endsWith(";") && at < last) {
                return -1;
            }
        }
        return -1;
    }

    private static int column(String text, int index) {
        int column = 0;
        for (int i = 0; i < index; i++) {
            column += text.charAt(i) == '\t' ? TAB - column % TAB : 1;
        }
        return column;
    }
}
