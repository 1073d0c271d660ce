package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Declaration;
import java.util.ArrayList;
import java.util.List;

/** Divides the pieces of a text into declarations. */
final class Segments {
    /** Says whether these bytes are a line of a list of macros. */
    interface EntryTest {
        boolean isEntry(int start, int end);
    }

    /**
     * A declaration.
     *
     * @param start its first byte
     * @param brace its first brace; its end when it has none
     * @param end behind its last byte
     */
    record Segment(int start, int brace, int end) {}

    private final String text;
    private final EntryTest entries;
    private final List<Segment> out = new ArrayList<>();
    private int start = -1;
    private int brace = -1;
    private int end;
    private int depth;

    Segments(String text, EntryTest entries) {
        this.text = text;
        this.entries = entries;
    }

    List<Segment> of(List<Piece> pieces) {
        for (Piece piece : pieces) {
            take(piece);
        }
        close();
        return out;
    }

    private void take(Piece piece) {
        char first = text.charAt(piece.start());
        if (depth == 0 && start >= 0 && brace < 0 && first != '{' && isEntryAbove(piece)) {
            close();
        }
        if (start < 0 && first == ';') {
            return;
        }
        start = start < 0 ? piece.start() : start;
        end = piece.end();
        if (first == '{') {
            brace = brace < 0 ? piece.start() : brace;
        }
        if (!piece.block()) {
            depth += first == '{' ? 1 : first == '}' ? -1 : 0;
        }
        // In a text whose braces do not match, a brace in the first column is the end of what is open.
        depth = first == '}' && isAtMargin(piece.start()) ? 0 : Math.max(depth, 0);
        if (depth == 0 && (first == ';' || ((piece.block() || first == '}') && endsAtBrace()))) {
            close();
        }
    }

    private boolean isEntryAbove(Piece next) {
        return text.charAt(end - 1) == ')'
                && text.substring(end, next.start()).indexOf('\n') >= 0
                && entries.isEntry(start, end);
    }

    /** A body ends what it is the body of; after other braces there is more to come. */
    private boolean endsAtBrace() {
        String head = text.substring(start, brace < 0 ? end : brace);
        return brace >= 0
                && head.indexOf('=') < 0
                && (head.indexOf('(') >= 0 || !Declaration.isAggregate(head.strip() + " {"));
    }

    private boolean isAtMargin(int offset) {
        return offset == 0 || text.charAt(offset - 1) == '\n';
    }

    private void close() {
        if (start >= 0) {
            out.add(new Segment(start, brace < 0 ? end : brace, end));
        }
        start = -1;
        brace = -1;
        depth = 0;
    }
}
