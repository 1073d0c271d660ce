package dev.patchtwin.patch.tree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a file.
 *
 * @param lines without their ends
 * @param ended whether a line end follows the last one
 */
record TextLines(List<String> lines, boolean ended) {
    TextLines {
        lines = List.copyOf(lines);
    }

    /** Returns the lines of these bytes; empty when they are no text in UTF-8. */
    static Optional<TextLines> of(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        boolean ended = from == text.length();
        if (!ended) {
            lines.add(text.substring(from));
        }
        return Optional.of(new TextLines(lines, ended));
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        if (!ended && text.length() > 0) {
            text.setLength(text.length() - 1);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a line with every run of white space made one blank, and none at its ends. */
    static String bare(String line) {
        StringBuilder bare = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isWhite(c)) {
                blank = bare.length() > 0;
            } else {
                if (blank) {
                    bare.append(' ');
                }
                blank = false;
                bare.append(c);
            }
        }
        return bare.toString();
    }

    /** White space, and what mailers and pages put in its place. */
    static boolean isWhite(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
    }
}
