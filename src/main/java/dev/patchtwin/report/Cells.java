package dev.patchtwin.report;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * How many cells of a screen a text takes: two for a character of Chinese, Japanese or Korean writing and for most pictures,
 * none for one that only changes the character before it, one for all others. Java does not know what Unicode calls the width
 * of a character; scripts and blocks come near enough to align columns, and where they are wrong, only a column is out of line.
 */
public final class Cells {
    private static final int TAB = 8;
    private static final char ESCAPE = '\u001b';
    private static final int FIRST_WIDE = 0x1100;

    private static final Set<UnicodeScript> WIDE = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HANGUL,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private static final Set<UnicodeBlock> WIDE_BLOCKS = Set.of(
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
            UnicodeBlock.CJK_COMPATIBILITY,
            UnicodeBlock.CJK_COMPATIBILITY_FORMS,
            UnicodeBlock.MISCELLANEOUS_SYMBOLS_AND_PICTOGRAPHS,
            UnicodeBlock.EMOTICONS,
            UnicodeBlock.TRANSPORT_AND_MAP_SYMBOLS,
            UnicodeBlock.SUPPLEMENTAL_SYMBOLS_AND_PICTOGRAPHS);

    private Cells() {}

    /** Returns how many cells a character takes wherever it stands: 0, 1 or 2. */
    public static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> codePoint >= FIRST_WIDE && isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        if (UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block)) {
            return codePoint <= 0xff60 || (codePoint >= 0xffe0 && codePoint <= 0xffe6);
        }
        return WIDE.contains(UnicodeScript.of(codePoint)) || (block != null && WIDE_BLOCKS.contains(block));
    }

    /** Returns how many cells a line takes from the first column on; what sets colours takes none. */
    public static int of(String line) {
        int cells = 0;
        for (int i = 0; i < line.length(); i = next(line, i)) {
            cells = after(line, i, cells);
        }
        return cells;
    }

    /** Returns the column behind the character at an index, which begins in a column. */
    static int after(String line, int index, int column) {
        char first = line.charAt(index);
        if (first == '\t') {
            return (column / TAB + 1) * TAB;
        }
        return first == ESCAPE ? column : column + of(line.codePointAt(index));
    }

    /** Returns the index behind the character at an index; behind all of what sets a colour, when that begins there. */
    static int next(String line, int index) {
        if (line.charAt(index) == ESCAPE && line.startsWith("[", index + 1)) {
            int end = index + 2;
            while (end < line.length() && (Character.isDigit(line.charAt(end)) || line.charAt(end) == ';')) {
                end++;
            }
            return Math.min(line.length(), end + 1);
        }
        return index + Character.charCount(line.codePointAt(index));
    }

    /** Returns as much of the beginning of a line as so many cells have room for, and what changes its last character. */
    public static String start(String line, int most) {
        return line.substring(0, fitting(line, 0, 0, most));
    }

    /**
     * Returns the index up to which a line fits, from an index on; at least one character does.
     *
     * @param column where that character stands
     * @param most how many columns there are
     */
    static int fitting(String line, int from, int column, int most) {
        int i = from;
        int cells = column;
        while (i < line.length()) {
            int after = after(line, i, cells);
            if (after > most && i > from) {
                return i;
            }
            cells = after;
            i = next(line, i);
        }
        return i;
    }
}
