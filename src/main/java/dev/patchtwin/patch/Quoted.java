package dev.patchtwin.patch;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The lines of a mail's body without their quote marks, made when they are asked for. */
final class Quoted extends AbstractList<QuotedLine> implements RandomAccess {
    private final Lines lines;
    private final boolean tight;
    private int lastIndex = -1;
    private @Nullable QuotedLine last;

    private Quoted(Lines lines, boolean tight) {
        this.lines = lines;
        this.tight = tight;
    }

    static Quoted of(Lines lines) {
        return new Quoted(lines, false);
    }

    /** Returns the same lines, read as those of a mailer that puts no blank behind its quote marks. */
    Quoted tight() {
        return new Quoted(lines, true);
    }

    /** Returns a line with so many quote marks taken off at most. */
    QuotedLine get(int index, int deepest) {
        return QuotedLine.of(lines.get(index), tight, deepest);
    }

    /** Returns how many bytes there are from the beginning of a line on. */
    int bytesFrom(int index) {
        return lines.bytesFrom(index);
    }

    /** Returns a line as it was received. */
    String raw(int index) {
        return lines.text(index);
    }

    @Override
    public QuotedLine get(int index) {
        // Most are asked for several times in a row.
        if (last == null || index != lastIndex) {
            last = QuotedLine.of(lines.get(index), tight);
            lastIndex = index;
        }
        return last;
    }

    @Override
    public int size() {
        return lines.size();
    }
}
