package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Comments;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import java.util.List;

/**
 * A hunk's tokens before and after, as far as the hunk alone tells.
 *
 * <p>What it begins in is not known: code, or a comment, or a line that goes on from the one above. It counts as harmless only
 * if it is so in every way that it can be read.
 *
 * @param before the tokens of its pre-image; lines count from 1
 * @param after the tokens of its post-image
 * @param nature what it changes, at most
 * @param certain whether there is one way only to read it
 */
record FragmentReading(Lexed before, Lexed after, HunkNature nature, boolean certain) {
    static FragmentReading of(Hunk hunk, boolean assembler) {
        List<HunkLine> old = hunk.image(false);
        List<HunkLine> young = hunk.image(true);
        boolean beginsFile = hunk.oldStart() <= 1 && hunk.newStart() <= 1;
        boolean comment = !beginsFile && beginsInComment(old) && beginsInComment(young);
        Lexed before = Lexer.read(text(old), assembler, comment);
        Lexed after = Lexer.read(text(young), assembler, comment);
        boolean certain = before.open() == after.open() && !before.doubtful() && !after.doubtful();
        if (!beginsFile) {
            certain &= beginsInComment(old) == beginsInComment(young)
                    && firstLine(old).equals(firstLine(young));
            certain &=
                    comment || !canBeginInComment(text(old), text(young)) || isHarmlessInComment(old, young, assembler);
        }
        HunkNature nature = certain ? Lexed.difference(before.tokens(), after.tokens()) : HunkNature.SEMANTIC;
        return new FragmentReading(before, after, nature, certain);
    }

    private static boolean beginsInComment(List<HunkLine> image) {
        return Comments.beginIn(image.stream().map(HunkLine::text).toList());
    }

    /** In a comment, a mark that closes one comes before any that opens one; compilers warn of others. */
    private static boolean canBeginInComment(String old, String young) {
        boolean closes = old.contains("*/") || young.contains("*/");
        return closes && !opensFirst(old) && !opensFirst(young);
    }

    private static boolean opensFirst(String text) {
        int open = text.indexOf("/*");
        int close = text.indexOf("*/");
        return open >= 0 && (close < 0 || open < close);
    }

    private static boolean isHarmlessInComment(List<HunkLine> old, List<HunkLine> young, boolean assembler) {
        Lexed before = Lexer.read(text(old), assembler, true);
        Lexed after = Lexer.read(text(young), assembler, true);
        return before.open() == after.open()
                && Lexed.difference(before.tokens(), after.tokens()) != HunkNature.SEMANTIC;
    }

    /** The first line with those that continue it: it can itself go on from one above, in a literal or a directive. */
    private static String firstLine(List<HunkLine> image) {
        StringBuilder first = new StringBuilder();
        for (HunkLine line : image) {
            first.append(line.text()).append('\n');
            if (!line.text().stripTrailing().endsWith("\\")) {
                break;
            }
        }
        return first.toString();
    }

    private static String text(List<HunkLine> image) {
        return CText.bytes(image.stream().map(HunkLine::text).toList());
    }
}
