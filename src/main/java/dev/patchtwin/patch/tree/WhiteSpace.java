package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import dev.patchtwin.patch.LostWhiteSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a mail's way has done to white space, as far as the lines show it that the tree has as well: lines that are added
 * have suffered the same.
 */
final class WhiteSpace {
    private static final int TAB = 8;

    /** Whether indentation differs anywhere. */
    private boolean indentLost;

    /** Whether white space differs anywhere within a line, or at its end. */
    private boolean innerLost;

    private boolean returnsLost;

    /** Whether there was any indentation that can have been lost. */
    private boolean evidence;

    /** Whether something is added in the first column that should be further in. */
    private boolean flush;

    /** By how many columns the indentation of each line is off; one value when tabs were made blanks. */
    private final Set<Integer> shifts = new HashSet<>();

    /** Looks at a hunk of a file that stands at a line of it. */
    void look(String path, Hunk hunk, List<String> file, int at) {
        int index = at;
        for (HunkLine line : hunk.lines()) {
            if (line.kind() != Kind.ADDED) {
                look(line.text(), file.get(index));
                index++;
            } else {
                evidence |= indent(line.text()) > 0;
                flush |= LostWhiteSpace.isSeen(path, line.text());
            }
        }
    }

    private void look(String mail, String tree) {
        returnsLost |= tree.endsWith("\r") && !mail.endsWith("\r");
        String text = tree.endsWith("\r") ? tree.substring(0, tree.length() - 1) : tree;
        String received = mail.endsWith("\r") ? mail.substring(0, mail.length() - 1) : mail;
        if (TextLines.bare(text).isEmpty()) {
            innerLost |= !text.equals(received);
            return;
        }
        String was = text.substring(0, indent(text));
        String is = received.substring(0, indent(received));
        indentLost |= !was.equals(is);
        innerLost |= !text.substring(was.length()).equals(received.substring(is.length()));
        evidence |= !was.isEmpty();
        if (!was.isEmpty()) {
            shifts.add(width(was) - width(is));
        }
    }

    /** Tells whether white space of any kind was lost, so that that of added lines is not sure. */
    boolean isLost() {
        return indentLost || innerLost;
    }

    boolean isIndentLost() {
        return indentLost;
    }

    /** Tells whether nothing shows if indentation was lost: no line that both have has any, and what is added should have. */
    boolean isUnknown() {
        return !evidence && flush;
    }

    boolean areReturnsLost() {
        return returnsLost;
    }

    /** Tells whether every indentation is as wide as it was, or off by the same width: tabs were made blanks. */
    boolean isShifted() {
        return shifts.size() == 1;
    }

    /** Returns a line with tabs where blanks had been put for them. */
    String shifted(String text) {
        String rest = text.substring(indent(text));
        int width = width(text.substring(0, indent(text)));
        int shift = isShifted() ? shifts.iterator().next() : 0;
        int wide = Math.max(0, width == 0 ? 0 : width + shift);
        return "\t".repeat(wide / TAB) + " ".repeat(wide % TAB) + rest;
    }

    private static int indent(String line) {
        int end = 0;
        while (end < line.length() && TextLines.isWhite(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int width(String white) {
        int column = 0;
        for (int i = 0; i < white.length(); i++) {
            column += white.charAt(i) == '\t' ? TAB - column % TAB : 1;
        }
        return column;
    }
}
