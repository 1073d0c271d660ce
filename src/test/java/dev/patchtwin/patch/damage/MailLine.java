package dev.patchtwin.patch.damage;

/**
 * A line of a mail's body on its way.
 *
 * @param kind what it was when it was sent: {@code +}, {@code -} or a blank for a line of a hunk, {@code @} for the head of
 *     one, {@code h} for a line above the hunks of a file, {@code \} for the mark of a lost line end, {@code s} for the totals
 *     of the diffstat, {@code p} for words
 * @param sent its text before its white space suffered
 * @param quote the quote marks before it
 * @param text what is left of it
 */
record MailLine(char kind, String sent, String quote, String text) {
    static MailLine of(char kind, String text) {
        return new MailLine(kind, text, "", text);
    }

    static MailLine ofDiff(String line, boolean hunk) {
        if (line.startsWith("@@ ")) {
            return of('@', line);
        }
        return of(hunk ? line.charAt(0) : 'h', line);
    }

    MailLine withText(String other) {
        return new MailLine(kind, sent, quote, other);
    }

    /** The same line as if it had been sent so. */
    MailLine sentAs(String other) {
        return new MailLine(kind, other, quote, other);
    }

    MailLine withQuote(String more) {
        return new MailLine(kind, sent, more + quote, text);
    }

    boolean isOfHunk() {
        return kind == ' ' || kind == '+' || kind == '-';
    }

    boolean isOfDiff() {
        return kind != 'p' && kind != 's';
    }

    /** Tells whether a line that stands in the tree shows that white space was lost. */
    boolean showsDamage() {
        boolean inTree = (kind == ' ' || kind == '-') && !sent.substring(1).isBlank();
        return inTree && !text.equals(sent) && !(kind == ' ' && text.equals(sent.substring(1)));
    }

    String shown() {
        return text.isEmpty() ? quote.stripTrailing() : quote + text;
    }
}
