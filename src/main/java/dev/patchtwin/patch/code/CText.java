package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Comments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lines of a C text that may begin and end anywhere, as a compiler's preprocessor reads them when they are a file.
 *
 * <p>Lines count from 0.
 */
public final class CText {
    /** What changes nothing but macros and which lines count. */
    private static final Set<String> HARMLESS_DIRECTIVES = Set.of(
            "define",
            "undef",
            "if",
            "ifdef",
            "ifndef",
            "elif",
            "elifdef",
            "elifndef",
            "else",
            "endif",
            "error",
            "warning");

    /** What does the same as a directive anywhere in a line. */
    private static final Set<String> REACHING_WORDS =
            Set.of("_Pragma", "__pragma", "__has_include", "__has_include_next", "__has_embed");

    private static final String TRIGRAPHS = "=#/\\'^([)]!|<{>}-~";

    private final List<String> lines;
    private final boolean beginsInComment;
    private final Lexed lexed;

    /**
     * Something that makes a compiler read another file, or take lines for those of another file.
     *
     * @param line the line that it begins on, from 0
     * @param words what it is, as it is written but for white space and comments
     */
    public record Reach(int line, String words) {}

    /**
     * Lines one below the other.
     *
     * @param first the first of them, from 0
     * @param last the last of them
     */
    public record Stretch(int first, int last) {}

    private CText(List<String> lines, boolean beginsInComment) {
        this.lines = lines;
        this.beginsInComment = beginsInComment;
        lexed = Lexer.read(bytes(lines), false, beginsInComment);
    }

    /** Reads lines, given without their ends. */
    public static CText of(List<String> lines) {
        return new CText(List.copyOf(lines), Comments.beginIn(lines) || closesWhatIsNotOpen(lines));
    }

    /** In code, a star is not followed by a slash. */
    private static boolean closesWhatIsNotOpen(List<String> lines) {
        List<Token> tokens = Lexer.read(bytes(lines), false, false).tokens();
        for (int i = 1; i < tokens.size(); i++) {
            Token star = tokens.get(i - 1);
            Token slash = tokens.get(i);
            if (star.text().equals("*")
                    && star.end() == slash.start()
                    && slash.text().startsWith("/")) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether what is above the first line must have opened a comment. */
    public boolean beginsInComment() {
        return beginsInComment;
    }

    /** Returns whether a comment is open behind the last line. */
    public boolean endsInComment() {
        return lexed.open();
    }

    /** Returns the lines on which anything stands but comments and white space. */
    public BitSet codeLines() {
        BitSet code = new BitSet();
        for (Token token : code()) {
            code.set(token.line() - 1, token.lastLine());
        }
        return code;
    }

    /**
     * Returns the lines of each statement, head, brace and label, in their order; two can share a line. What is cut off above or
     * below counts as far as it is there.
     */
    public List<Stretch> statements() {
        return Statements.of(
                lexed.tokens().stream().filter(t -> t.kind() == Token.Kind.CODE).toList());
    }

    /** Returns whether this token is among the code. */
    public boolean has(String token) {
        return code().stream().anyMatch(t -> t.text().equals(token));
    }

    /** Returns the last token of the code; empty when there is no code. */
    public Optional<String> last() {
        List<Token> code = code();
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(code.get(code.size() - 1).text());
    }

    /** Returns how many more braces it opens than it closes. */
    public int openBraces() {
        int open = 0;
        for (Token token : code()) {
            open += token.text().equals("{") ? 1 : token.text().equals("}") ? -1 : 0;
        }
        return open;
    }

    private List<Token> code() {
        return lexed.tokens().stream()
                .filter(t -> t.kind() == Token.Kind.CODE || t.kind() == Token.Kind.DIRECTIVE)
                .toList();
    }

    /**
     * Returns what reaches out of the text: all directives but those that define macros or choose lines, in the order of their
     * lines. What can be read in two ways, as trigraphs can, counts if it reaches out in one of them.
     */
    public List<Reach> reaches() {
        List<Reach> all = new ArrayList<>();
        reaches(lexed, all);
        String standard = bytes(lines.stream().map(CText::withoutTrigraphs).toList());
        reaches(Lexer.read(standard, false, beginsInComment), all);
        for (int i = 0; i < lines.size(); i++) {
            // To some compilers, this alone ends a line.
            String line = lines.get(i);
            if (line.indexOf('\r') >= 0 && line.indexOf('\r') < line.length() - 1) {
                all.add(new Reach(i, "a carriage return within a line"));
            }
        }
        Set<Integer> seen = new TreeSet<>();
        return all.stream()
                .filter(reach -> seen.add(reach.line()))
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
    }

    private static void reaches(Lexed read, List<Reach> all) {
        if (read.doubtful()) {
            all.add(new Reach(0, "a raw string, or a number with quotes in it, which compilers read in several ways"));
        }
        List<Token> directive = new ArrayList<>();
        for (Token token : read.tokens()) {
            if (token.kind() == Token.Kind.DIRECTIVE) {
                directive.add(token);
            } else if (token.kind() == Token.Kind.LINE_END) {
                directive(directive).ifPresent(all::add);
                directive.clear();
            }
            if (!token.isComment() && REACHING_WORDS.contains(token.text())) {
                all.add(new Reach(token.line() - 1, token.text()));
            }
        }
    }

    private static Optional<Reach> directive(List<Token> words) {
        if (words.size() < 2 || HARMLESS_DIRECTIVES.contains(words.get(1).text())) {
            return Optional.empty();
        }
        String said = words.stream().skip(1).map(Token::text).collect(Collectors.joining(" ", "#", ""));
        return Optional.of(new Reach(words.get(0).line() - 1, said));
    }

    private static String withoutTrigraphs(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            int which = line.startsWith("??", i) && i + 2 < line.length() ? trigraph(line.charAt(i + 2)) : -1;
            out.append(which < 0 ? line.charAt(i) : TRIGRAPHS.charAt(which + 1));
            i += which < 0 ? 0 : 2;
        }
        return out.toString();
    }

    private static int trigraph(char last) {
        for (int i = 0; i < TRIGRAPHS.length(); i += 2) {
            if (TRIGRAPHS.charAt(i) == last) {
                return i;
            }
        }
        return -1;
    }

    /** Returns lines as one text, a character for each byte. */
    static String bytes(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            text.append('\n');
        }
        return text.toString();
    }
}
