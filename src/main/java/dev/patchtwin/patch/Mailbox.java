package dev.patchtwin.patch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a mailbox apart where its mails begin. What a mail is, is for {@link MailReader} to say; a mailbox is no more than
 * mails one after the other, each below a line that begins with {@code From } and ends with a year.
 */
final class Mailbox {
    private static final Pattern FROM = Pattern.compile("From \\S+ .*\\d{4}\\s*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*");

    /** A line of a body that had to be told from a {@code From } line. */
    private static final Pattern ESCAPED = Pattern.compile(">+From .*");

    private Mailbox() {}

    /**
     * A mail of a mailbox.
     *
     * @param linesAbove how many lines stand above it in the file
     * @param bytes the mail
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Part(int linesAbove, byte[] bytes) {}

    /** Returns the mails of a file; the file as it is when it is no mailbox, or one with a single mail. */
    static List<Part> split(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines().toList();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (begins(lines, i)) {
                starts.add(i);
            }
        }
        if (starts.isEmpty() || starts.get(0) != 0 || starts.size() == 1) {
            return List.of(new Part(0, bytes));
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            parts.add(part(starts.get(i), lines.subList(starts.get(i), end)));
        }
        return parts;
    }

    private static boolean begins(List<String> lines, int i) {
        return lines.get(i).startsWith("From ")
                && (i == 0 || lines.get(i - 1).isBlank())
                && i + 1 < lines.size()
                && FROM.matcher(lines.get(i)).matches()
                && HEADER.matcher(lines.get(i + 1)).matches();
    }

    private static Part part(int linesAbove, List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(ESCAPED.matcher(line).matches() ? line.substring(1) : line).append('\n');
        }
        return new Part(linesAbove, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
