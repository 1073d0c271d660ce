package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;

/** When two lists of words are the same observation. Only used where they are not the same word by word. */
final class Words {
    private Words() {}

    /** Tells whether two lists of events are the same in the channel's order. */
    static boolean sameEvents(Channel channel, long[] left, long[] right) {
        return Arrays.equals(left, right)
                || (channel.order() == Channel.Order.PER_SUBJECT
                        && left.length == right.length
                        && Arrays.equals(bySubject(left), bySubject(right)));
    }

    /** Tells whether two states are the same: the same words, however they were listed. */
    static boolean sameState(long[] left, long[] right) {
        if (left.length != right.length || Arrays.equals(left, right)) {
            return left.length == right.length;
        }
        long[] sortedLeft = left.clone();
        long[] sortedRight = right.clone();
        Arrays.sort(sortedLeft);
        Arrays.sort(sortedRight);
        return Arrays.equals(sortedLeft, sortedRight);
    }

    /** Tells whether a list of events is how another one begins, in the channel's order. */
    static boolean isPrefix(Channel channel, long[] start, long[] whole) {
        if (start.length > whole.length) {
            return false;
        }
        if (channel.order() == Channel.Order.TOTAL) {
            return Arrays.equals(start, Arrays.copyOf(whole, start.length));
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

    private static long[] bySubject(long[] words) {
        return LongStream.of(words)
                .boxed()
                .sorted(Comparator.comparingInt(Observation::subject))
                .mapToLong(Long::longValue)
                .toArray();
    }
}
