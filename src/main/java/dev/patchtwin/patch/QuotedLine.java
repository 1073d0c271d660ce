package dev.patchtwin.patch;

/**
 * A line of a mail's body without its quote marks.
 *
 * @param number its place in the mail, from 1
 * @param depth how many quote marks stood before it
 * @param text what follows them
 */
record QuotedLine(int number, int depth, String text) {
    /** Counts and takes off the quote marks, each with the blank that may follow it. */
    static QuotedLine of(Line line) {
        String text = line.text();
        int depth = 0;
        int at = 0;
        while (at < text.length() && text.charAt(at) == '>') {
            depth++;
            at++;
            if (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        return new QuotedLine(line.number(), depth, text.substring(at));
    }
}
