package dev.patchtwin.conform.run;

import dev.patchtwin.model.Foreign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the C does after so many answers: it tells some things, and then asks one more, returns, or dies. With the answers that it
 * can be given next, this makes a tree for each call, which grows as answers come that were not given before. Safe for many threads.
 */
final class CallPath {
    /** What it has told and asked from the begin of the call, as it came over the pipe. */
    final long[] words;

    /** What it tells and asks here. */
    final Foreign.Event[] events;

    final long[][] numbers;

    /** Whether the last of them is a question. */
    final boolean asks;

    /** Whether it dies here. */
    final boolean dies;

    /** What it returns. */
    final long result;

    /** The digest of the whole run, if it returns here. */
    final long digest;

    private volatile Next next = new Next(new long[0], new CallPath[0]);

    private CallPath(long[] words, Foreign.Event[] events, long[][] numbers, boolean asks, boolean dies, long result) {
        this.words = words;
        this.events = events;
        this.numbers = numbers;
        this.asks = asks;
        this.dies = dies;
        this.result = result;
        digest = asks || dies ? 0 : Digest.of(words, result);
    }

    /**
     * Reads what the C has done.
     *
     * @param words all of it, from the begin of the call
     * @param known how many of these it had done before the last answer
     * @param all every event that there is, by number
     * @throws IOException when there is no such event, or an event is cut short
     */
    static CallPath of(long[] words, int known, List<Foreign.Event> all, boolean asks, long result) throws IOException {
        List<Foreign.Event> events = new ArrayList<>();
        List<long[]> numbers = new ArrayList<>();
        for (int at = known; at < words.length; ) {
            long event = words[at];
            if (event < 0
                    || event >= all.size()
                    || at + 1 >= words.length
                    || words[at + 1] < 0
                    || words[at + 1] > words.length - at - 2) {
                throw new Wire.Nonsense("it reports event " + event + " of " + all.size());
            }
            int count = (int) words[at + 1];
            events.add(all.get((int) event));
            numbers.add(Arrays.copyOfRange(words, at + 2, at + 2 + count));
            at += 2 + count;
        }
        requireAnswered(events, asks);
        return new CallPath(
                words, events.toArray(Foreign.Event[]::new), numbers.toArray(long[][]::new), asks, false, result);
    }

    /** It waits for an answer where it asks something, and nowhere else. */
    private static void requireAnswered(List<Foreign.Event> events, boolean asks) throws IOException {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).asks() != (asks && i == events.size() - 1)) {
                throw new Wire.Nonsense("it asks, and does not wait, or waits, and does not ask");
            }
        }
        if (asks && events.isEmpty()) {
            throw new Wire.Nonsense("it asks nothing, and waits");
        }
    }

    /** Says that the C dies here. */
    static CallPath death(long[] words) {
        return new CallPath(words, new Foreign.Event[0], new long[0][], false, true, 0);
    }

    /** Returns what it does after this answer, or null when that is not known yet. */
    @Nullable
    CallPath after(long answer) {
        Next now = next;
        for (int i = 0; i < now.answers.length; i++) {
            if (now.answers[i] == answer) {
                return now.paths[i];
            }
        }
        return null;
    }

    /** Adds what it does after an answer; when somebody else was first, that one stays. */
    synchronized CallPath add(long answer, CallPath path) {
        CallPath known = after(answer);
        if (known != null) {
            return known;
        }
        int size = next.answers.length;
        long[] answers = Arrays.copyOf(next.answers, size + 1);
        CallPath[] paths = Arrays.copyOf(next.paths, size + 1);
        answers[size] = answer;
        paths[size] = path;
        next = new Next(answers, paths);
        return path;
    }

    /** Never changed once it is made, so that it can be read without a lock. */
    private static final class Next {
        private final long[] answers;
        private final CallPath[] paths;

        Next(long[] answers, CallPath[] paths) {
            this.answers = answers;
            this.paths = paths;
        }
    }
}
