package dev.patchtwin.patch.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/**
 * The tree of a C text, flattened: braces and argument lists are one piece each, and all else is its leaves.
 *
 * <p>That much of the tree can be relied on. What it takes a thing for cannot: the kernel's macros turn attributes into types
 * and a list of macros into the head of a function, so names are read from the text of a head.
 */
final class Pieces {
    private static final Set<String> BLOCKS =
            Set.of("compound_statement", "field_declaration_list", "enumerator_list", "initializer_list");
    private static final Set<String> ARGUMENTS = Set.of("argument_list", "parameter_list");
    private static final Set<String> AGGREGATES = Set.of("field_declaration_list", "enumerator_list");
    private static final Set<String> LEFT_OUT = Set.of(
            "comment", "preproc_include", "preproc_def", "preproc_function_def", "preproc_call", "preproc_directive");

    private final String text;
    private final List<Piece> out = new ArrayList<>();

    private Pieces(String text) {
        this.text = text;
    }

    /**
     * Returns the pieces in their order, without comments and directives.
     *
     * @param text a character for each byte
     */
    static List<Piece> of(String text) {
        Pieces pieces = new Pieces(text);
        Grammar.parse(ascii(text), pieces::walk);
        return pieces.out;
    }

    /** What is not ASCII stands in comments and literals, where one letter is as good as another. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text);
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c == 0 || c >= 0x80) {
                ascii.setCharAt(i, c == 0 ? ' ' : 'x');
            }
        }
        return ascii.toString();
    }

    /** Without recursion: nobody knows how deep a tree of errors is. */
    private boolean walk(TSTreeCursor cursor) {
        int depth = 0;
        while (true) {
            if (visit(cursor.currentNode()) && cursor.gotoFirstChild()) {
                depth++;
                continue;
            }
            while (!cursor.gotoNextSibling()) {
                if (depth-- == 0 || !cursor.gotoParent()) {
                    return true;
                }
            }
        }
    }

    /** Returns whether its children are to be visited. */
    private boolean visit(TSNode node) {
        int start = node.getStartByte();
        int end = node.getEndByte();
        String type = node.getType();
        if (start == end || LEFT_OUT.contains(type) || type.startsWith("#")) {
            return false;
        }
        boolean braces = BLOCKS.contains(type) && isWhole(node, '{', '}');
        if (braces || (ARGUMENTS.contains(type) && isWhole(node, '(', ')'))) {
            out.add(new Piece(start, end, braces));
            return false;
        }
        if (node.getChildCount() == 0) {
            out.add(new Piece(start, end, false));
            return false;
        }
        return true;
    }

    /** Where braces do not match, as with two heads under {@code #if}, a block can end anywhere but at its own brace. */
    private boolean isWhole(TSNode node, char open, char close) {
        int start = node.getStartByte();
        int end = node.getEndByte();
        int margin = text.indexOf("\n}", start);
        boolean tooLong = margin >= 0 && margin + 2 < end && node.hasError() && !AGGREGATES.contains(node.getType());
        return !tooLong && text.charAt(start) == open && text.charAt(end - 1) == close;
    }
}
