package dev.patchtwin.patch;

/**
 * What a mailer has done to the lines of a diff, as far as the diff as a whole shows it.
 *
 * @param longest how many characters its longest line has, with quote marks: where a mailer breaks lines, none is longer
 * @param widest the same in columns, with a tab stop at every eighth: mailers count one or the other
 * @param stripped whether context lines have lost their leading blank
 */
record Manners(int longest, int widest, boolean stripped) {
    /** Characters without quote marks; where lines are longer than this, nobody has broken them. */
    private static final int LIMIT = 80;

    /** Characters; nobody breaks lines that are shorter, nor so that all are. */
    private static final int SHORTEST = 30;

    private static final int NARROWEST = 58;

    private static final int TAB = 8;

    /**
     * Looks at a diff.
     *
     * @param from the index of its first line
     * @param depth how deep it is quoted
     */
    static Manners of(Quoted body, int from, int depth) {
        int longest = 0;
        int widest = 0;
        int blanks = 0;
        int tabs = 0;
        int bare = 0;
        int old = 0;
        int young = 0;
        boolean hunks = false;
        for (int i = from; i < body.size(); i++) {
            QuotedLine line = body.get(i);
            if (line.depth() != depth) {
                continue;
            }
            String text = line.text();
            if (DiffLines.isFile(text)) {
                hunks = false;
            } else if (DiffLines.isHunk(text)) {
                old = DiffLines.count(text, false);
                young = DiffLines.count(text, true);
                hunks = true;
            } else if (hunks && (old > 0 || young > 0) && !text.isEmpty()) {
                char mark = text.charAt(0);
                blanks += mark == ' ' ? 1 : 0;
                tabs += mark == '\t' ? 1 : 0;
                bare += " \t+-\\".indexOf(mark) < 0 ? 1 : 0;
                old -= mark == '+' ? 0 : 1;
                young -= mark == '-' ? 0 : 1;
            }
            boolean breakable = text.indexOf(' ', 1) > 0;
            longest = breakable && !text.startsWith("index ") ? Math.max(longest, line.width()) : longest;
            widest = breakable && !text.startsWith("index ") ? Math.max(widest, columns(line)) : widest;
        }
        return new Manners(longest, widest, tabs > 0 || (bare > 0 && bare * 3 > blanks));
    }

    /** Whether a line can have been broken where another one begins: its first word would have made it too long. */
    boolean canBeBroken(QuotedLine line, QuotedLine next) {
        String text = next.text().strip();
        int end = text.indexOf(' ');
        int word = end < 0 ? text.length() : end;
        return word > 0
                && line.width() >= SHORTEST
                && longest <= LIMIT + 2 * line.depth()
                && (line.width() + 1 + word > Math.max(longest, NARROWEST)
                        || columns(line) + 1 + word > Math.max(widest, NARROWEST));
    }

    private static int columns(QuotedLine line) {
        int column = line.width() - line.text().length();
        for (int i = 0; i < line.text().length(); i++) {
            column += line.text().charAt(i) == '\t' ? TAB - column % TAB : 1;
        }
        return column;
    }
}
