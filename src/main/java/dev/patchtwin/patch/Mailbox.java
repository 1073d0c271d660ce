package dev.patchtwin.patch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a mailbox apart where its mails begin. What a mail is, is for {@link MailReader} to say; a mailbox is no more than
 * mails one after the other, each below a line that begins with {@code From } and has a time and a year.
 */
final class Mailbox {
    private static final Pattern FROM = Pattern.compile("From \\S+ .*\\d{2}:\\d{2}.*\\d{4}\\s*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*\\s*", Pattern.DOTALL);
    private static final byte[] START = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LINE = 1000;

    private Mailbox() {}

    /**
     * A mail of a mailbox.
     *
     * @param bytes what it is in, not copied
     * @param from where it begins there
     * @param to where it ends
     * @param line the place of its first line in the file, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Part(byte[] bytes, int from, int to, int line) {
        /** A file that is one mail. */
        static Part whole(byte[] bytes) {
            boolean marked =
                    bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
            return new Part(bytes, marked ? 3 : 0, bytes.length, 1);
        }

        static Part nothing() {
            return new Part(new byte[0], 0, 0, 1);
        }

        boolean isEmpty() {
            return from == to;
        }
    }

    /** Returns the mails of a file; the file as it is when it is no mailbox. */
    static List<Part> split(byte[] bytes) {
        Part whole = Part.whole(bytes);
        List<Part> parts = new ArrayList<>();
        boolean blankAbove = true;
        int line = 1;
        int start = whole.from();
        int startLine = 1;
        for (int at = whole.from(); at < bytes.length; at = next(bytes, at), line++) {
            if (blankAbove && begins(bytes, at)) {
                if (at > start) {
                    parts.add(new Part(bytes, start, at, startLine));
                }
                start = at;
                startLine = line;
            }
            blankAbove = bytes[at] == '\n' || bytes[at] == '\r';
        }
        if (!begins(bytes, whole.from())) {
            return List.of(whole);
        }
        parts.add(new Part(bytes, start, bytes.length, startLine));
        return parts.stream().map(Mailbox::unescaped).toList();
    }

    private static int next(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private static boolean begins(byte[] bytes, int at) {
        int below = next(bytes, at);
        return isAt(bytes, at, START)
                && below < bytes.length
                && FROM.matcher(line(bytes, at)).matches()
                && HEADER.matcher(line(bytes, below)).matches();
    }

    /** Tells whether a line could begin a mail, so that in a mail it has to be told from one that does. */
    static boolean looksLikeFrom(String line) {
        return FROM.matcher(line).matches();
    }

    private static boolean isAt(byte[] bytes, int at, byte[] word) {
        boolean is = at + word.length <= bytes.length;
        for (int i = 0; is && i < word.length; i++) {
            is = bytes[at + i] == word[i];
        }
        return is;
    }

    private static String line(byte[] bytes, int at) {
        int end = Math.min(next(bytes, at) - 1, at + LONGEST_LINE);
        return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }

    /** A line of a mail that had to be told from a {@code From } line got one more quote mark; it is taken off. */
    private static Part unescaped(Part part) {
        byte[] out = null;
        int length = 0;
        for (int at = part.from(); at < part.to(); at = next(part.bytes(), at)) {
            int end = Math.min(next(part.bytes(), at), part.to());
            boolean escaped = isEscaped(part.bytes(), at);
            if (escaped && out == null) {
                out = new byte[part.to() - part.from()];
                length = at - part.from();
                System.arraycopy(part.bytes(), part.from(), out, 0, length);
            }
            if (out != null) {
                int skip = escaped ? 1 : 0;
                System.arraycopy(part.bytes(), at + skip, out, length, end - at - skip);
                length += end - at - skip;
            }
        }
        return out == null ? part : new Part(out, 0, length, part.line());
    }

    private static boolean isEscaped(byte[] bytes, int at) {
        int mark = at;
        while (mark < bytes.length && bytes[mark] == '>') {
            mark++;
        }
        return mark > at && isAt(bytes, mark, START);
    }
}
