package dev.patchtwin.patch;

/** Undoes what web pages and mailers do to blanks that shall not be lost: they make them no-break spaces. */
final class NoBreakSpaces {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private NoBreakSpaces() {}

    /** Returns the text with blanks; as it is when no line of a diff begins with what should be one. */
    static Lines replaced(Lines text, Diagnostics diagnostics) {
        for (int i = 0; i < text.size(); i++) {
            if (text.hasBytesAbove(i, (byte) 0x9f) && isReplaced(text.text(i))) {
                diagnostics.info(
                        text.get(i).number(), "blanks had been made no-break spaces: made them blanks again, everywhere");
                Lines.Builder out = new Lines.Builder();
                text.forEach(line -> out.add(line.number(), line.text().replace(NO_BREAK_SPACE, ' ')));
                return out.build();
            }
        }
        return text;
    }

    /** As the mark of a line of context, or within a line that git writes, a no-break space stands for a blank. */
    private static boolean isReplaced(String line) {
        String text = line.replaceFirst("^(?:>[ \u00a0]?)*", "");
        return text.startsWith("\u00a0") || text.startsWith("diff\u00a0--git") || text.startsWith("@@\u00a0-")
                || line.startsWith(">\u00a0");
    }
}
