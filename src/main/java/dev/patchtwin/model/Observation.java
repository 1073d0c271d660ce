package dev.patchtwin.model;

import java.util.Arrays;

/**
 * What a model showed during one operation: for each channel a list of 64-bit words, in the order in which they came.
 *
 * <p>What a word means is the model's own affair ({@link Model#describe} tells it to a reader), except for its upper 16
 * bits, which are its subject: an index into {@link Vocabulary#subjects()}, or any other number by which words belong
 * together. A word must not depend on anything that differs between two models that behave alike, such as an address.
 *
 * <p>Reused from operation to operation; nothing is allocated once the buffers have grown.
 */
public final class Observation {
    private static final int SUBJECT_SHIFT = 48;

    private final long[][] words;
    private final int[] sizes;
    private long emitted;
    private long touched;
    private long covered;

    /** @param channels how many channels the vocabulary has */
    public Observation(int channels) {
        words = new long[channels][16];
        sizes = new int[channels];
    }

    /** Builds a word from a subject (0 to 65535) and a value (48 bits, unsigned). */
    public static long word(int subject, long value) {
        return ((long) subject << SUBJECT_SHIFT) | value;
    }

    /** Returns the subject of a word, 0 to 65535. */
    public static int subject(long word) {
        return (int) (word >>> SUBJECT_SHIFT);
    }

    /** Returns the value of a word: its lower 48 bits. */
    public static long value(long word) {
        return word & ((1L << SUBJECT_SHIFT) - 1);
    }

    /** Forgets everything but the probes. */
    public void clear() {
        for (long rest = emitted; rest != 0; rest &= rest - 1) {
            sizes[Long.numberOfTrailingZeros(rest)] = 0;
        }
        emitted = 0;
        touched = 0;
    }

    /** Shows a word on a channel. */
    public void emit(Channel channel, long word) {
        int id = channel.id();
        int size = sizes[id];
        if (size == words[id].length) {
            words[id] = Arrays.copyOf(words[id], size * 2);
        }
        words[id][size] = word;
        sizes[id] = size + 1;
        emitted |= 1L << id;
    }

    /** Says that the state which a {@link Channel.Kind#STATE} channel shows may have changed. */
    public void touch(Channel channel) {
        touched |= 1L << channel.id();
    }

    /** Marks a probe of {@link Vocabulary#probes()} as met. */
    public void cover(int probe) {
        covered |= 1L << probe;
    }

    /** Returns the channels that have words, as a bit per channel id. */
    public long emitted() {
        return emitted;
    }

    /** Returns the channels that were touched, as a bit per channel id. */
    public long touched() {
        return touched;
    }

    /** Returns the probes met since {@link #forgetCovered}, as a bit per probe. */
    public long covered() {
        return covered;
    }

    /** Forgets which probes were met. */
    public void forgetCovered() {
        covered = 0;
    }

    /** Returns how many words the channel has. */
    public int size(Channel channel) {
        return sizes[channel.id()];
    }

    /** Returns a word of the channel, from 0. */
    public long word(Channel channel, int index) {
        if (index >= sizes[channel.id()]) {
            throw new IndexOutOfBoundsException("word " + index + " of " + sizes[channel.id()] + " on " + channel);
        }
        return words[channel.id()][index];
    }

    /** Tells whether both show the same words on the channel, in the same total order. */
    public boolean sameWords(Observation other, Channel channel) {
        int id = channel.id();
        int size = sizes[id];
        if (size != other.sizes[id]) {
            return false;
        }
        long[] mine = words[id];
        long[] others = other.words[id];
        for (int i = 0; i < size; i++) {
            if (mine[i] != others[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns a copy of the channel's words. */
    public long[] copyOf(Channel channel) {
        return Arrays.copyOf(words[channel.id()], sizes[channel.id()]);
    }
}
