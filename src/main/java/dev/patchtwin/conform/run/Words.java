package dev.patchtwin.conform.run;

import java.util.Arrays;

/** A growing row of numbers, as they go over the pipe. */
final class Words {
    private long[] words = new long[256];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    void add(long word) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
        }
        words[size++] = word;
    }

    void addAll(long[] more, int count) {
        if (size + count > words.length) {
            words = Arrays.copyOf(words, 2 * (size + count));
        }
        System.arraycopy(more, 0, words, size, count);
        size += count;
    }

    /** Returns the row itself; what is behind {@link #size()} is old. */
    long[] array() {
        return words;
    }
}
