package dev.patchtwin.patch.code;

import dev.patchtwin.patch.code.Segments.Segment;
import java.util.ArrayList;
import java.util.List;

/** Divides what stands in the braces of a struct, union or enum into members. */
final class Members {
    private final List<Segment> out = new ArrayList<>();
    private int start = -1;
    private int brace = -1;
    private int end;
    private int depth;

    private Members() {}

    /**
     * Returns the members.
     *
     * @param lexed the tokens of the text
     * @param from behind the brace that opens
     * @param to the brace that closes
     * @param constants whether a comma ends a member, as in an enum
     */
    static List<Segment> split(Lexed lexed, int from, int to, boolean constants) {
        Members members = new Members();
        for (Token token : lexed.within(from, to)) {
            if (token.kind() == Token.Kind.CODE) {
                members.take(token, constants);
            }
        }
        members.close();
        return members.out;
    }

    private void take(Token token, boolean constants) {
        switch (token.text()) {
            case "{", "(", "[" -> {
                depth++;
                brace = token.text().equals("{") && brace < 0 ? token.start() : brace;
            }
            case "}", ")", "]" -> depth--;
            default -> {}
        }
        start = start < 0 ? token.start() : start;
        end = token.end();
        if (depth == 0 && token.text().equals(constants ? "," : ";")) {
            close();
        }
    }

    private void close() {
        if (start >= 0) {
            out.add(new Segment(start, brace < 0 ? end : brace, end));
        }
        start = -1;
        brace = -1;
    }
}
