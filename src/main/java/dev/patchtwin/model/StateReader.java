package dev.patchtwin.model;

/** Unpacks a state that {@link StateWriter} packed: the same widths in the same order. Reused. */
public final class StateReader {
    private long[] words = new long[0];
    private int position;
    private int end;

    /** Starts reading at the first bit of {@code source[offset]}; at most {@code length} words. */
    public void open(long[] source, int offset, int length) {
        words = source;
        position = offset << 6;
        end = (offset + length) << 6;
    }

    /** Returns the place of the next bit, for {@link #seek}. */
    public int position() {
        return position;
    }

    /** Goes back to a place. */
    public void seek(int place) {
        position = place;
    }

    /**
     * Reads the next {@code width} bits as an unsigned value.
     *
     * @param width 1 to 64
     * @throws IllegalStateException when the state ends before
     */
    public long read(int width) {
        if (position + width > end) {
            throw new IllegalStateException("state ends after " + (end - position) + " more bits, width=" + width);
        }
        int word = position >>> 6;
        int offset = position & 63;
        long value = words[word] >>> offset;
        if (offset + width > 64) {
            value |= words[word + 1] << (64 - offset);
        }
        position += width;
        return width == 64 ? value : value & ((1L << width) - 1);
    }

    /** Reads the next {@code width} bits, 1 to 31, as an int. */
    public int readInt(int width) {
        return (int) read(width);
    }

    /** Reads one bit. */
    public boolean readBoolean() {
        return read(1) != 0;
    }
}
