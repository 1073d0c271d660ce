package dev.patchtwin.patch;

import java.util.regex.Pattern;

/** Undoes what web pages and mailers do to blanks that shall not be lost: they make them no-break spaces. */
final class NoBreakSpaces {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private static final Pattern REPLACED =
            Pattern.compile("^(?:>[ \u00a0]?)*(?:[-+ ]?[ \\t]*\u00a0|diff\u00a0--git|@@\u00a0-)|^>+\u00a0");

    private NoBreakSpaces() {}

    /** Returns the text with blanks; as it is when no line of a diff begins with what should be one. */
    static Lines replaced(Lines text, Diagnostics diagnostics) {
        for (int i = 0; i < text.size(); i++) {
            if (text.hasBytesAbove(i, (byte) 0x9f) && isReplaced(text.text(i))) {
                diagnostics.info(
                        text.get(i).number(),
                        "blanks had been made no-break spaces: made them blanks again, everywhere");
                Lines.Builder out = new Lines.Builder();
                text.forEach(line -> out.add(line.number(), line.text().replace(NO_BREAK_SPACE, ' ')));
                return out.build();
            }
        }
        return text;
    }

    /**
     * As the mark of a line of context, within its indentation, or within a line that git writes, a no-break space stands for a
     * blank.
     */
    private static boolean isReplaced(String line) {
        return REPLACED.matcher(line).find();
    }
}
