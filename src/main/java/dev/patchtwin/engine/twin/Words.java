package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import java.util.Arrays;

/** When two lists of words are the same observation. Only used where they are not the same word by word. */
final class Words {
    private static final int SUBJECT_SHIFT = 32;

    private Words() {}

    /** Tells whether two lists are the same in the channel's order. */
    static boolean same(Channel channel, long[] left, long[] right) {
        return Arrays.equals(left, right)
                || (channel.order() == Channel.Order.PER_SUBJECT
                        && left.length == right.length
                        && Arrays.equals(bySubject(left), bySubject(right)));
    }

    /** Tells whether a list is how another one begins, in the channel's order. */
    static boolean isPrefix(Channel channel, long[] start, long[] whole) {
        if (start.length > whole.length) {
            return false;
        }
        if (channel.order() == Channel.Order.TOTAL) {
            return Arrays.equals(start, 0, start.length, whole, 0, start.length);
        }
        long[] rest = bySubject(whole);
        int at = 0;
        int subject = -1;
        for (long word : bySubject(start)) {
            if (Observation.subject(word) != subject) {
                subject = Observation.subject(word);
                while (at < rest.length && Observation.subject(rest[at]) != subject) {
                    at++;
                }
            }
            if (at == rest.length || rest[at++] != word) {
                return false;
            }
        }
        return true;
    }

    /** Returns the words in an order that does not depend on how the channel's subjects are interleaved. */
    static long[] inOrder(Channel channel, long[] words) {
        return channel.order() == Channel.Order.PER_SUBJECT ? bySubject(words) : words;
    }

    /**
     * Returns the words of a list without those with which the other one begins too: both in {@link #inOrder}, and where
     * only words of one subject have an order, subject by subject.
     */
    static long[] without(Channel channel, long[] words, long[] other) {
        boolean perSubject = channel.order() == Channel.Order.PER_SUBJECT;
        long[] kept = new long[words.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < words.length) {
            int subject = perSubject ? Observation.subject(words[i]) : 0;
            while (perSubject && j < other.length && Observation.subject(other[j]) < subject) {
                j++;
            }
            while (i < words.length && j < other.length && words[i] == other[j]) {
                i++;
                j++;
            }
            int end = perSubject ? endOf(subject, words, i) : words.length;
            while (i < end) {
                kept[size++] = words[i++];
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static int endOf(int subject, long[] words, int from) {
        int end = from;
        while (end < words.length && Observation.subject(words[end]) == subject) {
            end++;
        }
        return end;
    }

    /** Returns the words in the order of their subjects; those of one subject keep their order. */
    private static long[] bySubject(long[] words) {
        long[] keys = new long[words.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) Observation.subject(words[i]) << SUBJECT_SHIFT) | i;
        }
        Arrays.sort(keys);
        long[] sorted = new long[words.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = words[(int) keys[i]];
        }
        return sorted;
    }
}
