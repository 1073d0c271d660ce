package dev.patchtwin.model;

import java.util.Arrays;

/** Packs the state of a model into bits: the counterpart of {@link StateReader}. Reused; grows as needed. */
public final class StateWriter {
    private long[] words = new long[16];
    private int bits;

    /** Starts again with nothing written. */
    public void clear() {
        Arrays.fill(words, 0, length(), 0L);
        bits = 0;
    }

    /**
     * Appends the lowest {@code width} bits of a value.
     *
     * @param value a value that fits, unsigned, in {@code width} bits
     * @param width 1 to 64
     * @throws IllegalArgumentException when the value does not fit: a state that is cut short is a wrong verdict
     */
    public void write(long value, int width) {
        if (width < 64 && value >>> width != 0) {
            throw new IllegalArgumentException("value=" + value + " does not fit in width=" + width + " bits");
        }
        int at = bits;
        int word = at >>> 6;
        long[] into = words;
        if (word + 1 >= into.length) {
            into = Arrays.copyOf(into, into.length * 2);
            words = into;
        }
        into[word] |= value << at;
        if ((at & 63) + width > 64) {
            into[word + 1] = value >>> -at;
        }
        bits = at + width;
    }

    /** Appends one bit. */
    public void write(boolean value) {
        write(value ? 1 : 0, 1);
    }

    /** Appends all that another writer holds. */
    public void append(StateWriter other) {
        int left = other.bits;
        for (int word = 0; left > 0; word++) {
            write(other.words[word], Math.min(left, 64));
            left -= 64;
        }
    }

    /**
     * Returns some of the bits written; beyond the last one they are 0.
     *
     * @param from the first bit
     * @param width how many, 1 to 32
     */
    public long piece(int from, int width) {
        int word = from >>> 6;
        int offset = from & 63;
        long bits = word < words.length ? words[word] >>> offset : 0;
        if (offset + width > 64 && word + 1 < words.length) {
            bits |= words[word + 1] << (64 - offset);
        }
        return bits & ((1L << width) - 1);
    }

    /** Returns one of the {@link #length()} words of the state. */
    public long word(int index) {
        return words[index];
    }

    /** Tells whether both hold the same bits. */
    public boolean sameBits(StateWriter other) {
        return bits == other.bits && Arrays.equals(words, 0, length(), other.words, 0, length());
    }

    /** Compares the bits of two states, in some total order: as {@link java.util.Comparator#compare}. */
    public int compareBits(StateWriter other) {
        return bits != other.bits
                ? Integer.compare(bits, other.bits)
                : Arrays.compare(words, 0, length(), other.words, 0, length());
    }

    /** Returns how many 64-bit words the state takes, the last one padded with zero bits. */
    public int length() {
        return (bits + 63) >>> 6;
    }

    /** Returns how many bits were written. */
    public int bits() {
        return bits;
    }

    /** Copies the state into {@code target} from {@code offset}; takes {@link #length()} places. */
    public void copyTo(long[] target, int offset) {
        System.arraycopy(words, 0, target, offset, length());
    }

    /** Returns the state as a new array. */
    public long[] toArray() {
        return Arrays.copyOf(words, length());
    }
}
