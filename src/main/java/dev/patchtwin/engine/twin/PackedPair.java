package dev.patchtwin.engine.twin;

import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;

/**
 * Two states that differ, packed as one: the first as it is, and of the second only the pieces of {@value #PIECE} bits that
 * are not the same as in the first. Two states that have come apart mostly differ in very little.
 */
final class PackedPair {
    private static final int PIECE = 16;
    private static final int LENGTH_BITS = 24;
    private static final int DIFFERENCE_BITS = 9;
    private static final int MOST_DIFFERENCE = (1 << (DIFFERENCE_BITS - 1)) - 1;

    private final StateWriter first = new StateWriter();
    private final StateWriter second = new StateWriter();
    private final StateReader reader = new StateReader();

    /** Writes both: how long the first is, how much longer the second, the first, and how the second differs. */
    static void write(StateWriter first, StateWriter second, StateWriter out) {
        out.write(first.bits(), lengthBits(first.bits(), out));
        int difference = second.bits() - first.bits();
        boolean small = Math.abs(difference) <= MOST_DIFFERENCE;
        out.write(small);
        out.write(small ? difference & ((1 << DIFFERENCE_BITS) - 1) : second.bits(), small ? DIFFERENCE_BITS : LENGTH_BITS);
        out.append(first);
        for (int at = 0; at < second.bits(); at += PIECE) {
            int width = Math.min(PIECE, second.bits() - at);
            long piece = second.piece(at, width);
            boolean same = piece == first.piece(at, width);
            out.write(same);
            if (!same) {
                out.write(piece, width);
            }
        }
    }

    /** Short states say so with one bit more and eleven bits less. */
    private static int lengthBits(int bits, StateWriter out) {
        boolean isShort = bits < 1 << (LENGTH_BITS / 2);
        out.write(isShort);
        return isShort ? LENGTH_BITS / 2 : LENGTH_BITS;
    }

    /** Reads what {@link #write} wrote. */
    void read(StateReader in) {
        int length = in.readInt(in.readBoolean() ? LENGTH_BITS / 2 : LENGTH_BITS);
        boolean small = in.readBoolean();
        int read = in.readInt(small ? DIFFERENCE_BITS : LENGTH_BITS);
        int secondLength = small ? length + (read << (32 - DIFFERENCE_BITS) >> (32 - DIFFERENCE_BITS)) : read;
        first.clear();
        for (int at = 0; at < length; at += PIECE) {
            int width = Math.min(PIECE, length - at);
            first.write(in.read(width), width);
        }
        second.clear();
        for (int at = 0; at < secondLength; at += PIECE) {
            int width = Math.min(PIECE, secondLength - at);
            second.write(in.readBoolean() ? first.piece(at, width) : in.read(width), width);
        }
    }

    /** Returns a reader of the first state; valid until the next. */
    StateReader before() {
        return open(first);
    }

    /** Returns a reader of the second state; valid until the next. */
    StateReader after() {
        return open(second);
    }

    private StateReader open(StateWriter state) {
        long[] words = state.toArray();
        reader.open(words, 0, words.length);
        return reader;
    }
}
