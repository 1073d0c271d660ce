package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Declaration;
import dev.patchtwin.patch.Named;
import dev.patchtwin.patch.TouchedFunction;
import dev.patchtwin.patch.code.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The named things of a whole C text, in their order. */
final class Outline {
    /** Bytes; keeps the search for names short, whatever a file holds. */
    private static final int LONGEST_HEAD = 2000;

    private static final int WORDS_OF_DEFINE = 3;

    private final String text;
    private final Lexed lexed;
    private final List<Thing> things = new ArrayList<>();

    private Outline(String text, Lexed lexed) {
        this.text = text;
        this.lexed = lexed;
    }

    /**
     * Reads a text.
     *
     * @param text a character for each byte
     * @param lexed its tokens
     */
    static List<Thing> of(String text, Lexed lexed) {
        Outline outline = new Outline(text, lexed);
        outline.macros();
        outline.declarations();
        outline.things.sort(Comparator.comparingInt(Thing::head));
        return List.copyOf(outline.things);
    }

    /** The replacement of a macro is one token to tree-sitter, and one within a function is out of its sight. */
    private void macros() {
        List<Token> directive = new ArrayList<>();
        for (Token token : lexed.tokens()) {
            if (token.kind() == Kind.DIRECTIVE) {
                directive.add(token);
            } else if (token.kind() == Kind.LINE_END) {
                macro(directive);
                directive.clear();
            }
        }
    }

    private void macro(List<Token> code) {
        if (code.size() >= WORDS_OF_DEFINE && code.get(1).text().equals("define")) {
            Named named = new Named(TouchedFunction.Kind.MACRO, code.get(2).text());
            add(named, "", true, code.get(0).start(), code.get(code.size() - 1).end());
        }
    }

    private void declarations() {
        Segments segments = new Segments(text, this::isEntry);
        List<Piece> pieces =
                Pieces.of(text).stream().filter(piece -> !isOfDirective(piece)).toList();
        for (Segments.Segment segment : segments.of(pieces)) {
            declaration(segment, "");
        }
    }

    private boolean isOfDirective(Piece piece) {
        int first = lexed.first(piece.start());
        return first < lexed.tokens().size() && lexed.tokens().get(first).kind() == Kind.DIRECTIVE;
    }

    private boolean isEntry(int start, int end) {
        return Declaration.isEntry(code(start, end));
    }

    private void declaration(Segments.Segment segment, String container) {
        String head = code(segment.start(), segment.brace());
        if (segment.brace() == segment.end()) {
            (container.isEmpty() ? Declaration.atFileScope(head) : member(head))
                    .ifPresent(named -> add(named, container, false, segment.start(), segment.end()));
        } else if (Declaration.isFunctionHead(head)) {
            add(Declaration.function(head), container, true, segment.start(), segment.end());
        } else if (Declaration.isInitialiser(head + " {")) {
            Declaration.variable(head).ifPresent(named -> add(named, container, true, segment.start(), segment.end()));
        } else if (Declaration.isAggregate(head + " {")) {
            members(segment, container + (container.isEmpty() ? "" : ".") + head);
        }
    }

    private static Optional<Named> member(String code) {
        return code.matches("[;,]*") ? Optional.empty() : Declaration.member(code);
    }

    private void members(Segments.Segment aggregate, String container) {
        int close = text.lastIndexOf('}', aggregate.end() - 1);
        if (close <= aggregate.brace()) {
            return;
        }
        String inner = text.substring(aggregate.brace() + 1, close);
        boolean constants = container.matches(".*\\benum\\b[^.]*");
        for (Segments.Segment segment : Members.split(lexed, aggregate.brace() + 1, close, constants)) {
            declaration(segment, container);
        }
        // What follows the braces of a nested aggregate is the member itself.
        String name = code(close + 1, aggregate.end());
        if (container.contains(".") && !inner.isEmpty() && !name.equals(";")) {
            member(name).ifPresent(named -> add(named, container, false, close + 1, aggregate.end()));
        }
    }

    /** Adds a thing, with the comment right above it and those that follow on its last line. */
    private void add(Named named, String container, boolean defined, int head, int end) {
        List<Token> tokens = lexed.tokens();
        int first = lexed.first(head);
        int begin = first;
        while (begin > 0 && isComment(begin - 1) && startsLine(begin - 1) && isRightAbove(begin - 1, begin)) {
            begin--;
        }
        int last = lexed.first(end) - 1;
        while (last + 1 < tokens.size()
                && isComment(last + 1)
                && isOnLine(last + 1, tokens.get(last).lastLine())) {
            last++;
        }
        things.add(new Thing(
                new Thing.Key(named.kind(), container, named.name(), defined),
                tokens.get(begin).start(),
                head,
                tokens.get(last).end(),
                tokens.get(begin).line(),
                tokens.get(last).lastLine()));
    }

    private boolean isComment(int i) {
        return lexed.tokens().get(i).isComment();
    }

    private boolean isOnLine(int i, int line) {
        return lexed.tokens().get(i).line() == line;
    }

    private boolean startsLine(int i) {
        return i == 0
                || lexed.tokens().get(i - 1).lastLine() < lexed.tokens().get(i).line();
    }

    private boolean isRightAbove(int comment, int below) {
        return lexed.tokens().get(comment).lastLine() + 1
                >= lexed.tokens().get(below).line();
    }

    /** The code of these bytes in one line, without comments. */
    private String code(int start, int end) {
        StringBuilder code = new StringBuilder();
        int last = start;
        for (Token token : lexed.within(start, Math.min(end, start + LONGEST_HEAD))) {
            if (token.kind() == Kind.CODE) {
                code.append(token.start() > last && !code.isEmpty() ? " " : "").append(token.text());
                last = token.end();
            }
        }
        return code.toString();
    }
}
