package dev.patchtwin.fuzztarget;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes inputs of others, without an engine: cheap, the same each time, and blind. */
final class Mutator {
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_CHANGES = 4;

    private final Random random;
    private final List<byte[]> seeds;
    private final List<byte[]> words;

    /**
     * @param seeds at least one
     * @param words what inputs are made of; at least one
     */
    Mutator(Random random, List<byte[]> seeds, List<byte[]> words) {
        this.random = random;
        this.seeds = seeds;
        this.words = words;
    }

    /** Returns an input that is near a seed. */
    byte[] near(byte[] seed) {
        byte[] data = seed;
        for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
            data = changed(data);
        }
        return data.length > MOST_BYTES ? Arrays.copyOf(data, MOST_BYTES) : data;
    }

    private byte[] changed(byte[] data) {
        int from = place(data);
        int to = Math.min(data.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(data, from);
            case 1 -> spliced(data, from, to, new byte[0]);
            case 2 -> spliced(data, from, from, one(words));
            case 3 -> spliced(data, from, to, one(words));
            case 4 -> spliced(data, from, from, repeated(Arrays.copyOfRange(data, from, to)));
            case 5 -> Arrays.copyOf(data, from);
            case 6 -> spliced(data, from, to, part(one(seeds)));
            default -> lineTwice(data, from);
        };
    }

    private int place(byte[] data) {
        return random.nextInt(data.length + 1);
    }

    private byte[] one(List<byte[]> of) {
        return of.get(random.nextInt(of.size()));
    }

    private byte[] flipped(byte[] data, int at) {
        byte[] other = data.clone();
        if (at < other.length) {
            other[at] = (byte) (random.nextBoolean() ? other[at] ^ (1 << random.nextInt(8)) : random.nextInt(256));
        }
        return other;
    }

    private byte[] part(byte[] data) {
        int from = place(data);
        return Arrays.copyOfRange(data, from, from + random.nextInt(data.length - from + 1));
    }

    /** Much of the same is what makes a reader slow. */
    private byte[] repeated(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int left = 1 << random.nextInt(9); left > 0 && out.size() < MOST_BYTES; left--) {
            out.writeBytes(data);
        }
        return out.toByteArray();
    }

    private static byte[] lineTwice(byte[] data, int at) {
        int from = at;
        while (from > 0 && data[from - 1] != '\n') {
            from--;
        }
        int to = at;
        while (to < data.length && data[to] != '\n') {
            to++;
        }
        to = Math.min(data.length, to + 1);
        return spliced(data, from, from, Arrays.copyOfRange(data, from, to));
    }

    private static byte[] spliced(byte[] data, int from, int to, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(data, 0, from);
        out.writeBytes(between);
        out.write(data, to, data.length - to);
        return out.toByteArray();
    }
}
