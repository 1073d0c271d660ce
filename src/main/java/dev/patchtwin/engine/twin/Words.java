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
