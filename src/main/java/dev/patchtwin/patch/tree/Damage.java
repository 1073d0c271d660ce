package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a mail's way has done to the white space at the beginning of lines, as far as the lines show it that the tree has as
 * well: lines that are added have suffered the same.
 */
final class Damage {
    private static final int TAB = 8;

    private boolean found;

    /** By how many columns the indentation of each line is off; one value when tabs were made blanks. */
    private final Set<Integer> shifts = new HashSet<>();

    /** Looks at a hunk that stands at a line of a file. */
    void look(Hunk hunk, List<String> file, int at) {
        int index = at;
        for (HunkLine line : hunk.lines()) {
            if (line.kind() != Kind.ADDED) {
                look(line.text(), file.get(index));
                index++;
            }
        }
    }

    private void look(String mail, String tree) {
        if (TextLines.bare(tree).isEmpty()) {
            return;
        }
        String was = tree.substring(0, indent(tree));
        String is = mail.substring(0, indent(mail));
        found |= !was.equals(is);
        if (!was.isEmpty()) {
            shifts.add(width(was) - width(is));
        }
    }

    /** Tells whether indentation was lost. */
    boolean found() {
        return found;
    }

    /** Returns an added line as it was, where only tabs were made blanks; unchanged where nothing was lost. */
    String undo(String text, List<String> above, List<String> removed) {
        if (!found) {
            return text;
        }
        String rest = text.substring(indent(text)).stripTrailing();
        if (rest.isEmpty()) {
            return "";
        }
        if (shifts.size() == 1 && width(text.substring(0, indent(text))) > 0) {
            int width = width(text.substring(0, indent(text))) + shifts.iterator().next();
            return "\t".repeat(width / TAB) + " ".repeat(width % TAB) + rest;
        }
        return Indentation.of(rest, above, removed);
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
