package dev.patchtwin.patch.code;

/**
 * A piece of a C text that the preprocessor takes as one.
 *
 * @param kind what it is
 * @param text without line continuations; of a comment, with one blank for each white space
 * @param start the offset of its first byte
 * @param end the offset behind its last byte
 * @param line the line that it begins on, from 1
 * @param lastLine the line that it ends on
 */
record Token(Kind kind, String text, int start, int end, int line, int lastLine) {
    enum Kind {
        CODE,
        /** The same in a line that begins with a {@code #}. */
        DIRECTIVE,
        COMMENT,
        /** The end of a line where that means something: of a directive, or of a line of assembler. */
        LINE_END
    }

    boolean isComment() {
        return kind == Kind.COMMENT;
    }

    boolean isSameAs(Token other) {
        return kind == other.kind && text.equals(other.text);
    }
}
