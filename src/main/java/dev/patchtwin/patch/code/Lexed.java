package dev.patchtwin.patch.code;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The tokens of a text.
 *
 * @param tokens in their order
 * @param open whether it ends within a comment
 * @param doubtful whether it holds what the lexer does not know how to read: a raw string, or a number with quotes
 */
record Lexed(List<Token> tokens, boolean open, boolean doubtful) {
    /** Returns the tokens that begin on a line that this takes. */
    List<Token> on(Predicate<Integer> line) {
        return tokens.stream().filter(t -> line.test(t.line())).toList();
    }

    /** Returns the tokens that begin on these lines, and all comments of which a part stands there. */
    List<Token> onLines(int start, int end) {
        return tokens.stream()
                .filter(t -> t.line() < end && (t.isComment() ? t.lastLine() : t.line()) >= start)
                .toList();
    }

    /** Returns the tokens that begin in these bytes. */
    List<Token> within(int start, int end) {
        return tokens.subList(first(start), first(end));
    }

    /** Returns the place of the first token that begins there or behind it. */
    int first(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns what makes these texts differ, at most. */
    static HunkNature difference(List<Token> before, List<Token> after) {
        if (!areSame(code(before), code(after))) {
            return HunkNature.SEMANTIC;
        }
        return areSame(before, after) ? HunkNature.WHITE_SPACE : HunkNature.COMMENTS;
    }

    static List<Token> code(List<Token> tokens) {
        return tokens.stream().filter(t -> !t.isComment()).toList();
    }

    static boolean areSame(List<Token> before, List<Token> after) {
        if (before.size() != after.size()) {
            return false;
        }
        Iterator<Token> other = after.iterator();
        return before.stream().allMatch(t -> t.isSameAs(other.next()));
    }
}
