package dev.patchtwin.conform.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls that have come to their end in the model, and what they must come to when the C carries them out once more. */
final class Batch {
    private static final int MOST_CALLS = 8192;
    private static final int MOST_WORDS = 1 << 20;

    private final Words calls = new Words();
    private final Words digests = new Words();

    /** A call as it goes over the pipe. */
    static final class Sent {
        final int function;
        final long[] arguments;
        final long[] answers;

        Sent(int function, long[] arguments, long[] answers) {
            this.function = function;
            this.arguments = arguments;
            this.answers = answers;
        }
    }

    void clear() {
        calls.clear();
        digests.clear();
    }

    boolean isEmpty() {
        return digests.size() == 0;
    }

    boolean isFull() {
        return digests.size() >= MOST_CALLS || calls.size() >= MOST_WORDS;
    }

    /** Returns how many calls there are. */
    int size() {
        return digests.size();
    }

    void add(int function, long[] arguments, long[] answers, int count, long digest) {
        addCall(calls, function, arguments, answers, count);
        digests.add(digest);
    }

    static void addCall(Words words, int function, long[] arguments, long[] answers, int count) {
        words.add(function);
        words.add(arguments.length);
        words.add(count);
        words.addAll(arguments, arguments.length);
        words.addAll(answers, count);
    }

    /** Returns what goes over the pipe. */
    Words calls() {
        return calls;
    }

    /** Returns a copy of it. */
    long[] copy() {
        return Arrays.copyOf(calls.array(), calls.size());
    }

    /** Returns the number of the first call that came to something else, or -1; of too many answers, none is believed. */
    int firstUnlike(long[] came) {
        if (came.length > digests.size()) {
            return 0;
        }
        for (int i = 0; i < digests.size(); i++) {
            if (i >= came.length || came[i] != digests.array()[i]) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the calls one by one. */
    List<Sent> each() {
        List<Sent> all = new ArrayList<>();
        long[] words = calls.array();
        for (int at = 0; at < calls.size(); ) {
            long[] arguments = new long[(int) words[at + 1]];
            long[] answers = new long[(int) words[at + 2]];
            System.arraycopy(words, at + 3, arguments, 0, arguments.length);
            System.arraycopy(words, at + 3 + arguments.length, answers, 0, answers.length);
            all.add(new Sent((int) words[at], arguments, answers));
            at += 3 + arguments.length + answers.length;
        }
        return all;
    }
}
