package dev.patchtwin.patch.code;

import dev.patchtwin.patch.TouchedFunction.Kind;
import dev.patchtwin.patch.code.CodeChange.What;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tokens of a thing, without comments.
 *
 * @param name its name, which stands for that of the other when things are compared
 * @param head what declares it
 * @param body its body, value or replacement
 */
record Parts(String name, List<String> head, List<String> body) {
    private static final int WORDS_OF_DEFINE = 3;

    /** Divides the tokens of a whole thing. */
    static Parts of(Kind kind, String name, List<Token> tokens) {
        List<Token> code = Lexed.code(tokens);
        int end = headEnd(kind, code);
        return new Parts(name, texts(code.subList(0, end)), texts(code.subList(end, code.size())));
    }

    static List<String> texts(List<Token> tokens) {
        return Lexed.code(tokens).stream().map(Token::text).toList();
    }

    private static int headEnd(Kind kind, List<Token> code) {
        if (kind == Kind.MACRO) {
            int close = code.size() > WORDS_OF_DEFINE
                            && code.get(WORDS_OF_DEFINE).text().equals("#(")
                    ? index(code, Set.of(")")) + 1
                    : WORDS_OF_DEFINE;
            return Math.min(close, code.size());
        }
        return index(code, kind == Kind.FUNCTION ? Set.of("{") : Set.of("{", "="));
    }

    private static int index(List<Token> code, Set<String> marks) {
        for (int i = 0; i < code.size(); i++) {
            if (marks.contains(code.get(i).text())) {
                return i;
            }
        }
        return code.size();
    }

    /** Returns what the compiler sees of the difference. */
    EnumSet<What> difference(Parts other) {
        EnumSet<What> what = EnumSet.noneOf(What.class);
        if (!areSame(head, other.head, other.name)) {
            what.add(What.SIGNATURE);
        }
        if (!areSame(body, other.body, other.name)) {
            what.add(What.BODY);
        }
        return what;
    }

    private boolean areSame(List<String> mine, List<String> others, String otherName) {
        if (mine.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            boolean names = mine.get(i).equals(name) && others.get(i).equals(otherName);
            if (!names && !mine.get(i).equals(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns how much they can have in common, going by their lengths alone. */
    double mostLikeness(Parts other) {
        int one = head.size() + body.size();
        int two = other.head.size() + other.body.size();
        return one + two == 0 ? 1 : 2.0 * Math.min(one, two) / (one + two);
    }

    /** Returns how much they have in common, from 0 to 1: pairs of neighbouring tokens. */
    double likeness(Parts other) {
        Map<String, Integer> pairs = pairs();
        Map<String, Integer> others = other.pairs();
        int common = 0;
        for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
            common += Math.min(pair.getValue(), others.getOrDefault(pair.getKey(), 0));
        }
        int all = total(pairs) + total(others);
        return all == 0 ? 1 : 2.0 * common / all;
    }

    private Map<String, Integer> pairs() {
        Map<String, Integer> pairs = new HashMap<>();
        for (List<String> part : List.of(head, body)) {
            for (int i = 0; i + 1 < part.size(); i++) {
                pairs.merge(unnamed(part.get(i)) + ' ' + unnamed(part.get(i + 1)), 1, Integer::sum);
            }
        }
        return pairs;
    }

    private String unnamed(String token) {
        return token.equals(name) ? "" : token;
    }

    private static int total(Map<String, Integer> pairs) {
        return pairs.values().stream().mapToInt(Integer::intValue).sum();
    }
}
