package dev.patchtwin.patch.code;

import dev.patchtwin.patch.code.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits a C text into what the preprocessor takes as one, so that two texts with the same tokens are the same to a compiler.
 *
 * <p>tree-sitter has tokens, too, but none for what it skips where a macro does not look like C, and the replacement of a
 * macro is one token to it; and it needs a whole text. The rules are GCC's: a line that ends in a backslash goes on, a
 * literal that is not closed ends with its line, and the end of a directive means something.
 *
 * <p>One thing is left out: a macro that makes a string of its argument sees white space within it.
 */
final class Lexer {
    private static final Set<String> OPERATORS = Set.of(
            "%:%:",
            "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "*=", "/=", "%=",
            "+=", "-=", "&=", "^=", "|=", "##", "::", "<:", ":>", "<%", "%>", "%:");
    private static final int LONGEST_OPERATOR = 4;
    private static final Set<String> PREFIXES = Set.of("L", "u", "U", "u8");
    private static final Set<String> RAW = Set.of("R", "LR", "uR", "UR", "u8R");
    private static final Set<String> INCLUDES = Set.of("include", "include_next", "import");
    private static final Pattern WHITE = Pattern.compile("\\s+");

    private final Spliced text;
    private final boolean assembler;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean lineBegun;
    private boolean blankBefore;
    private int directive = -1;
    private boolean open;
    private boolean doubtful;

    private Lexer(String text, boolean assembler) {
        this.text = new Spliced(text);
        this.assembler = assembler;
    }

    /**
     * Reads a text.
     *
     * @param text a character for each byte
     * @param assembler whether every line end, and every white space within a line, means something
     * @param inComment whether it begins within a comment
     */
    static Lexed read(String text, boolean assembler, boolean inComment) {
        Lexer lexer = new Lexer(text, assembler);
        if (inComment) {
            lexer.block(0, 0);
        }
        lexer.all();
        return new Lexed(List.copyOf(lexer.tokens), lexer.open, lexer.doubtful);
    }

    private void all() {
        while (at < text.length()) {
            char c = text.at(at);
            if (c == '\n') {
                endLine();
                at++;
            } else if (Character.isWhitespace(c) || c == 0) {
                blankBefore = true;
                at++;
            } else if (text.startsWith("/*", at)) {
                block(at, at + 2);
            } else if (text.startsWith("//", at)) {
                int end = lineEnd(at);
                add(Kind.COMMENT, at, end);
            } else {
                code(c);
            }
        }
        endLine();
    }

    private void endLine() {
        if (directive >= 0 || (assembler && lineBegun)) {
            add(Kind.LINE_END, at, at);
        }
        directive = -1;
        lineBegun = false;
        blankBefore = false;
    }

    private void block(int from, int search) {
        int close = text.indexOf("*/", search);
        open = close < 0;
        add(Kind.COMMENT, from, open ? text.length() : close + 2);
        blankBefore = true;
    }

    private void code(char c) {
        int from = at;
        boolean first = !lineBegun;
        if (first && (c == '#' || text.startsWith("%:", at))) {
            directive = tokens.size();
        }
        int end = directive >= 0 && c == '<' && isInclude() ? closing(at, '>') : end(c);
        if (directive >= 0 && c == '(' && glued(from)) {
            // #define f(x) has an argument, #define f (x) has none.
            add(new Token(Kind.DIRECTIVE, "#(", text.offset(from), text.offset(end), text.line(from), text.line(from)));
            at = end;
        } else {
            add(directive >= 0 ? Kind.DIRECTIVE : Kind.CODE, from, end);
        }
        lineBegun = true;
        blankBefore = false;
    }

    private int end(char c) {
        if (isWord(c)) {
            return word(c);
        }
        if (c == '"' || c == '\'') {
            return closing(at, c);
        }
        if (c == '.' && at + 1 < text.length() && isDigit(text.at(at + 1))) {
            return number();
        }
        for (int length = LONGEST_OPERATOR; length > 1; length--) {
            if (OPERATORS.contains(text.part(at, at + length))) {
                return at + length;
            }
        }
        return at + 1;
    }

    private int word(char c) {
        if (isDigit(c)) {
            return number();
        }
        int end = at;
        while (end < text.length() && isWord(text.at(end))) {
            end++;
        }
        char next = end < text.length() ? text.at(end) : '\n';
        String word = text.part(at, end);
        doubtful |= next == '"' && RAW.contains(word);
        return (next == '"' || next == '\'') && PREFIXES.contains(word) ? closing(end, next) : end;
    }

    private int number() {
        int end = at + 1;
        while (end < text.length()) {
            char c = text.at(end);
            boolean sign = (c == '+' || c == '-') && "eEpP".indexOf(text.at(end - 1)) >= 0;
            if (!sign && c != '.' && !isWord(c)) {
                break;
            }
            end++;
        }
        // The newest C takes 1'000 for one number, and older C for a number and a literal that goes on.
        doubtful |= end + 1 < text.length() && text.at(end) == '\'' && isWord(text.at(end + 1));
        return end;
    }

    /** A literal that is not closed ends with its line. */
    private int closing(int from, char close) {
        for (int end = from + 1; end < text.length(); end++) {
            char c = text.at(end);
            if (c == '\n') {
                return end;
            }
            if (c == close) {
                return end + 1;
            }
            boolean escapes = c == '\\' && close != '>' && end + 1 < text.length() && text.at(end + 1) != '\n';
            end += escapes ? 1 : 0;
        }
        return text.length();
    }

    private boolean isInclude() {
        return wordsOfDirective() == 2
                && INCLUDES.contains(tokens.get(tokens.size() - 1).text());
    }

    private boolean glued(int from) {
        return wordsOfDirective() == 3
                && !tokens.get(tokens.size() - 1).isComment()
                && tokens.get(tokens.size() - 1).end() == text.offset(from)
                && tokens.subList(directive, tokens.size()).stream()
                        .anyMatch(t -> t.text().equals("define"));
    }

    private long wordsOfDirective() {
        return tokens.size() - directive > 8
                ? 8
                : tokens.subList(directive, tokens.size()).stream()
                        .filter(t -> !t.isComment())
                        .count();
    }

    private int lineEnd(int from) {
        int end = text.indexOf("\n", from);
        return end < 0 ? text.length() : end;
    }

    private void add(Kind kind, int from, int end) {
        String part = text.part(from, end);
        String said = switch (kind) {
            case COMMENT -> WHITE.matcher(part.strip()).replaceAll(" ");
            case CODE, DIRECTIVE -> assembler && lineBegun && blankBefore ? " " + part : part;
            case LINE_END -> "";
        };
        add(new Token(
                kind, said, text.offset(from), text.endOffset(from, end), text.line(from), text.lastLine(from, end)));
        at = end;
    }

    private void add(Token token) {
        tokens.add(token);
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
