package dev.patchtwin.patch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Sees without a tree when a mail has lost the indentation of C: statements begin in the first column, and no line begins
 * with a tab.
 */
public final class LostWhiteSpace {
    /** What stands in the first column of no C text, but for labels and what macros make. */
    private static final Pattern INNER = Pattern.compile(
            "(?:(?:if|for|while|return|goto|break|continue|case|switch|else|do)\\b"
                    + "|\\*[ /]|\\*$|(?:--|\\+\\+)\\w|\\w+(?:->|\\.)\\w|\\p{L}[\\p{L}\\w]* [-+|&]?= |(?!\\w*(?:init|exit|initcall)\\()\\p{Ll}[\\p{L}\\w]*\\(.*\\);$).*",
            Pattern.UNICODE_CHARACTER_CLASS);

    static final String MESSAGE =
            "this line should be indented, and no line of the patch begins with a tab: the mail has"
                    + " lost white space; 'patch recover' with --tree gets it back from the tree that the patch is for";

    private static final int LONGEST_LINE = 500;

    /** As many blanks as a tab is wide: then tabs may have been made blanks, and nothing is lost. */
    private static final String EIGHT = " ".repeat(8);

    private LostWhiteSpace() {}

    /** Whether this would be indented in C, by the kernel's coding style, and is not. */
    public static boolean isSeen(String path, String text) {
        return (path.endsWith(".c") || path.endsWith(".h"))
                && text.length() < LONGEST_LINE
                && INNER.matcher(text.stripLeading()).matches();
    }

    static void check(List<PatchFile> files, Diagnostics diagnostics) {
        int first = 0;
        for (PatchFile file : files) {
            boolean code = file.newPath().endsWith(".c") || file.newPath().endsWith(".h");
            for (Hunk hunk : file.hunks()) {
                for (Hunk.HunkLine line : hunk.lines()) {
                    String text = line.text();
                    if (code && (text.startsWith("\t") || text.startsWith(EIGHT)) && !text.isBlank()) {
                        return;
                    }
                    first = first == 0 && isSeen(file.newPath(), text) ? line.mailLine() : first;
                }
            }
        }
        if (first > 0) {
            diagnostics.warning(first, MESSAGE);
        }
    }
}
