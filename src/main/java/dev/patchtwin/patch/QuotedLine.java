package dev.patchtwin.patch;

/**
 * A line of a mail's body without its quote marks.
 *
 * @param number its place in the mail, from 1
 * @param depth how many quote marks stood before it
 * @param width how many characters it has with them
 * @param text what follows them
 */
record QuotedLine(int number, int depth, int width, String text) {
    /**
     * Counts and takes off the quote marks, each with the blank that may follow it.
     *
     * @param tight whether no blank follows the last mark, so that one that is there belongs to the text
     */
    static QuotedLine of(Line line, boolean tight) {
        return of(line, tight, Integer.MAX_VALUE);
    }

    /** Does the same with so many marks at most; those behind them are text. */
    static QuotedLine of(Line line, boolean tight, int deepest) {
        String text = line.text();
        int depth = 0;
        int at = 0;
        while (depth < deepest && at < text.length() && text.charAt(at) == '>') {
            depth++;
            at++;
            boolean blank = at < text.length() && text.charAt(at) == ' ';
            boolean another = at + 1 < text.length() && text.charAt(at + 1) == '>' && depth < deepest;
            if (blank && (another || !tight)) {
                at++;
            }
        }
        return new QuotedLine(line.number(), depth, text.length(), text.substring(at));
    }
}
