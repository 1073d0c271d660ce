package dev.patchtwin.patch;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;

/** The lines of a hunk, made from the text of the diff when they are asked for: a hunk may have a million. */
final class HunkLines extends AbstractList<Hunk.HunkLine> implements RandomAccess {
    private final Lines text;
    private final Repairs repairs;
    private final int[] indices;
    private final BitSet ending;

    private HunkLines(Lines text, Repairs repairs, int[] indices, BitSet ending) {
        this.text = text;
        this.repairs = repairs;
        this.indices = indices;
        this.ending = ending;
    }

    /**
     * Takes the lines of a hunk out of a diff.
     *
     * @param from the index of the line below its {@code @@} line
     * @param end the index below its last line
     */
    static HunkLines of(Lines text, Repairs repairs, int from, int end) {
        int[] indices = new int[end - from];
        BitSet ending = new BitSet();
        int size = 0;
        for (int i = from; i < end; i++) {
            int mark = text.firstByte(i);
            if (mark == '\\' && size > 0) {
                ending.set(indices[size - 1]);
            } else if (mark != '\\' && mark >= 0) {
                indices[size++] = i;
            }
        }
        return new HunkLines(text, repairs, size == indices.length ? indices : Arrays.copyOf(indices, size), ending);
    }

    /** Returns those of its lines that a file has before, or after. */
    List<Hunk.HunkLine> image(boolean after) {
        int other = after ? '-' : '+';
        int[] kept =
                Arrays.stream(indices).filter(i -> text.firstByte(i) != other).toArray();
        return new HunkLines(text, repairs, kept, ending);
    }

    @Override
    public Hunk.HunkLine get(int index) {
        int line = indices[index];
        Hunk.Kind kind = switch (text.firstByte(line)) {
            case '+' -> Hunk.Kind.ADDED;
            case '-' -> Hunk.Kind.REMOVED;
            default -> Hunk.Kind.CONTEXT;
        };
        return new Hunk.HunkLine(
                kind, text.text(line).substring(1), text.number(line), ending.get(line), repairs.at(line));
    }

    @Override
    public int size() {
        return indices.length;
    }

    /** Returns how many of its lines do this; none of them is made for it. */
    int count(Hunk.Kind kind) {
        int count = 0;
        for (int line : indices) {
            int mark = text.firstByte(line);
            boolean is = switch (kind) {
                case ADDED -> mark == '+';
                case REMOVED -> mark == '-';
                case CONTEXT -> mark != '+' && mark != '-';
            };
            count += is ? 1 : 0;
        }
        return count;
    }
}
