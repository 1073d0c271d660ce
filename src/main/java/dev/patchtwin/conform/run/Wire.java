package dev.patchtwin.conform.run;

import dev.patchtwin.model.Foreign;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The numbers that go over the pipe, in both directions; told in {@code runner.c}. Nothing that comes is believed. */
final class Wire {
    static final long RETURNED = 0;
    static final long ASKS = 1;
    static final long TOO_MUCH = 2;

    static final long BRIEF = 1;
    static final long FULL = 2;

    private static final long MAGIC = 0x314e495754545054L;
    private static final int MOST_WORDS = 1 << 22;
    private static final int MOST_LETTERS = 4096;

    private final DataInputStream in;
    private final OutputStream out;
    private byte[] bytes = new byte[1 << 16];

    Wire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** What has come is not what the runner writes. */
    static final class Nonsense extends IOException {
        private static final long serialVersionUID = 1L;

        Nonsense(String message) {
            super(message);
        }
    }

    /**
     * What a program says of itself at first.
     *
     * @param functions the functions that can be called, by number
     * @param events what it can report, by number
     */
    record Greeting(List<String> functions, List<Foreign.Event> events) {}

    /** @throws IOException when the program has ended, or says what it must not */
    Greeting greeting() throws IOException {
        Row row = new Row(read());
        if (row.next() != MAGIC) {
            throw new Nonsense("it does not greet as the runner does");
        }
        List<String> functions = new ArrayList<>();
        for (long left = row.next(); left > 0; left--) {
            functions.add(row.text());
        }
        List<Foreign.Event> events = new ArrayList<>();
        for (long left = row.next(); left > 0; left--) {
            events.add(new Foreign.Event(row.text(), row.text(), row.text(), (int) row.next(), row.next() != 0));
        }
        row.end();
        return new Greeting(List.copyOf(functions), List.copyOf(events));
    }

    void send(long kind, Words calls) throws IOException {
        int size = Long.BYTES * (2 + calls.size());
        grow(size);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        buffer.putLong(kind).putLong(calls.size());
        buffer.asLongBuffer().put(calls.array(), 0, calls.size());
        out.write(bytes, 0, size);
        out.flush();
    }

    /** Returns a reply. */
    long[] read() throws IOException {
        in.readFully(bytes, 0, Long.BYTES);
        long count = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
        if (count < 0 || count > MOST_WORDS) {
            throw new Nonsense("it answers with " + count + " numbers, which is nonsense");
        }
        grow((int) count * Long.BYTES);
        in.readFully(bytes, 0, (int) count * Long.BYTES);
        long[] words = new long[(int) count];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().get(words);
        return words;
    }

    /** Sends no more. */
    void close() throws IOException {
        out.close();
    }

    private void grow(int size) {
        if (bytes.length < size) {
            bytes = new byte[2 * size];
        }
    }

    /** A row of numbers that is read from its begin. */
    static final class Row {
        private final long[] words;
        private int at;

        Row(long[] words) {
            this.words = words;
        }

        long next() throws IOException {
            if (at == words.length) {
                throw new Nonsense("its answer ends too early");
            }
            return words[at++];
        }

        /** Nothing more may come. */
        void end() throws Nonsense {
            if (at != words.length) {
                throw new Nonsense("its answer goes on for " + (words.length - at) + " numbers where it should end");
            }
        }

        /** Returns the next numbers, as many as the next one says. */
        long[] row() throws IOException {
            long count = next();
            if (count < 0 || count > words.length - at) {
                throw new Nonsense("it announces " + count + " numbers, and has " + (words.length - at));
            }
            long[] row = new long[(int) count];
            System.arraycopy(words, at, row, 0, row.length);
            at += row.length;
            return row;
        }

        private String text() throws IOException {
            long length = next();
            if (length < 0 || length > MOST_LETTERS) {
                throw new Nonsense("it has a name of " + length + " letters");
            }
            ByteBuffer letters = ByteBuffer.allocate((int) (length + 7) / 8 * 8).order(ByteOrder.nativeOrder());
            for (int i = 0; i < letters.capacity() / 8; i++) {
                letters.putLong(next());
            }
            return new String(letters.array(), 0, (int) length, StandardCharsets.UTF_8);
        }
    }
}
