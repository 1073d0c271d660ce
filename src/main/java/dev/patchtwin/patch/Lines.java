package dev.patchtwin.patch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The lines of a text with their places in the file, held as the bytes of the text and where each line begins: a mail of a
 * million lines costs little more than its bytes. A line becomes a string when it is asked for.
 */
final class Lines extends AbstractList<Line> implements RandomAccess {
    private final byte[] bytes;
    private final Charset charset;
    private final int[] starts;
    private final int[] ends;
    private final int[] numbers;
    private final int size;

    /** Where the text ends in the bytes. */
    private final int limit;

    private Lines(byte[] bytes, Charset charset, int[] starts, int[] ends, int[] numbers, int size, int limit) {
        this.limit = limit;
        this.bytes = bytes;
        this.charset = charset;
        this.starts = starts;
        this.ends = ends;
        this.numbers = numbers;
        this.size = size;
    }

    /**
     * Takes a text apart. A line ends with a line feed; carriage returns before them are left out when every line has one,
     * as on the way of a mail, and are text when only some have, as in a patch of a file that has them.
     *
     * @param from where the text begins in the bytes, which are not copied
     * @param to where it ends
     * @param firstNumber the place of its first line in the file, from 1
     */
    static Lines of(byte[] bytes, int from, int to, Charset charset, int firstNumber) {
        int size = 0;
        int returns = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                size++;
                returns += i > from && bytes[i - 1] == '\r' ? 1 : 0;
            }
        }
        boolean dropReturns = size > 0 && returns == size;
        boolean open = to > from && bytes[to - 1] != '\n';
        size += open ? 1 : 0;
        int[] starts = new int[size];
        int[] ends = new int[size];
        int[] numbers = new int[size];
        int start = from;
        for (int line = 0; line < size; line++) {
            int end = start;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            boolean drop = dropReturns && end > start && bytes[end - 1] == '\r';
            starts[line] = start;
            ends[line] = drop ? end - 1 : end;
            numbers[line] = firstNumber + line;
            start = end + 1;
        }
        return new Lines(bytes, charset, starts, ends, numbers, size, to);
    }

    static Lines of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length, StandardCharsets.UTF_8, 1);
    }

    /** Returns the same lines with other places: that of each is what stands at its index. */
    Lines at(int[] otherNumbers) {
        if (otherNumbers.length < size) {
            throw new IllegalArgumentException(otherNumbers.length + " places for " + size + " lines");
        }
        return new Lines(bytes, charset, starts, ends, otherNumbers, size, limit);
    }

    @Override
    public Line get(int index) {
        return new Line(numbers[index], text(index));
    }

    String text(int index) {
        return new String(bytes, starts[index], ends[index] - starts[index], charset);
    }

    int number(int index) {
        return numbers[index];
    }

    /** Returns the first byte of a line; -1 when it is empty. */
    int firstByte(int index) {
        return starts[index] < ends[index] ? bytes[starts[index]] : -1;
    }

    /** Returns where a line begins in the bytes; for the index below the last one, where the text ends. */
    int start(int index) {
        return index < size ? starts[index] : limit;
    }

    /** Whether a line has a byte that is above this one, both taken without a sign. */
    boolean hasBytesAbove(int index, byte limit) {
        for (int i = starts[index]; i < ends[index]; i++) {
            if (Byte.compareUnsigned(bytes[i], limit) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the index of the line that a byte is in. */
    int indexAt(int offset) {
        int index = Arrays.binarySearch(starts, 0, size, offset);
        return index >= 0 ? index : -index - 2;
    }

    /** Returns the texts alone. */
    List<String> texts() {
        return new Texts();
    }

    /** Returns the index of the first line that is no text in this charset; -1 when all are. */
    int malformed() {
        if (size == 0 || decodes(starts[0], ends[size - 1])) {
            return -1;
        }
        for (int i = 0; i < size; i++) {
            if (!decodes(starts[i], ends[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean decodes(int from, int to) {
        // By pieces: the characters of a long text would take twice its bytes once more.
        CharBuffer piece = CharBuffer.allocate(1 << 13);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharsetDecoder decoder = charset.newDecoder();
        while (true) {
            CoderResult result = decoder.decode(in, piece, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            piece.clear();
        }
    }

    @Override
    public int size() {
        return size;
    }

    private final class Texts extends AbstractList<String> implements RandomAccess {
        @Override
        public String get(int index) {
            return text(index);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** Returns how many bytes there are from the beginning of a line on. */
    int bytesFrom(int index) {
        return limit - start(index);
    }

    /** Returns the bytes that the lines are in, from the first one's start to the limit; of lines that were put together, a
     * line feed ends each. */
    byte[] bytes() {
        return bytes;
    }

    Charset charset() {
        return charset;
    }

    /** Lines that are put together one by one. */
    static final class Builder {
        private byte[] bytes;
        private int[] starts = new int[1 << 6];
        private int[] numbers = new int[1 << 6];
        private int length;
        private int size;

        Builder() {
            this(1 << 10);
        }

        /** @param expected how many bytes there will be, or a few more */
        Builder(int expected) {
            bytes = new byte[expected];
        }

        void add(Line line) {
            add(line.number(), line.text());
        }

        void add(int number, String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            if (length + encoded.length + 1 > bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(bytes.length, length + encoded.length + 1));
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, grown(size, size + 1));
                numbers = Arrays.copyOf(numbers, starts.length);
            }
            starts[size] = length;
            numbers[size] = number;
            System.arraycopy(encoded, 0, bytes, length, encoded.length);
            length += encoded.length;
            bytes[length++] = '\n';
            size++;
        }

        /** Half as much again: twice as much would not fit beside a large mail. */
        private static int grown(int length, int least) {
            return Math.max(least, length + (length >> 1));
        }

        int size() {
            return size;
        }

        Lines build() {
            int[] ends = new int[size];
            for (int i = 0; i < size; i++) {
                ends[i] = (i + 1 < size ? starts[i + 1] : length) - 1;
            }
            return new Lines(bytes, StandardCharsets.UTF_8, starts, ends, numbers, size, length);
        }
    }
}
