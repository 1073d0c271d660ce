package dev.patchtwin.patch.code;

import dev.patchtwin.patch.code.CText.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides code into statements, without a tree: it may begin and end anywhere.
 *
 * <p>What stands in the parentheses behind {@code if}, {@code while}, {@code for} and {@code switch}, or behind a macro with
 * {@code for_each} in its name, is one of its own, without what it decides about.
 */
final class Statements {
    private static final Set<String> HEADS = Set.of("if", "while", "for", "switch");
    private static final Set<String> ALONE = Set.of("{", "}", "else", "do");

    private final List<Stretch> out = new ArrayList<>();
    private int first = -1;
    private int last;
    private int depth;
    private boolean head;
    private boolean choice;

    private Statements() {}

    /**
     * Returns the lines of each, from 0.
     *
     * @param tokens no comments and no directives
     */
    static List<Stretch> of(List<Token> tokens) {
        Statements statements = new Statements();
        tokens.forEach(statements::take);
        statements.close();
        return statements.out;
    }

    private void take(Token token) {
        String text = token.text();
        if (first < 0) {
            first = token.line() - 1;
            head = HEADS.contains(text) || text.contains("for_each");
            choice = false;
        }
        last = token.lastLine() - 1;
        choice |= text.equals("?");
        switch (text) {
            case "(", "[" -> depth++;
            // A fragment can begin within parentheses.
            case ")", "]" -> depth = Math.max(0, depth - 1);
            default -> {}
        }
        if (depth == 0 && ends(text)) {
            close();
        }
    }

    private boolean ends(String text) {
        // A colon ends a label or a case, unless it divides what is chosen between.
        return text.equals(";") || ALONE.contains(text) || (head && text.equals(")")) || (text.equals(":") && !choice);
    }

    private void close() {
        if (first >= 0) {
            out.add(new Stretch(first, last));
        }
        first = -1;
        depth = 0;
    }
}
