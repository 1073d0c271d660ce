package dev.patchtwin.engine.fuzz;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How often each {@link Strategy} is used, as whole numbers: after each generation those that paid get more, and what
 * happened long ago counts less.
 */
final class Mix {
    private static final int START = 4;
    private static final int MOST = 16;
    private static final int[] NONE = new int[Strategy.values().length];

    private final int[] weights = new int[NONE.length];
    private final long[] tried = new long[NONE.length];
    private final long[] paid = new long[NONE.length];

    Mix() {
        Arrays.fill(weights, START);
    }

    /** Draws a strategy. */
    Strategy draw(Prng random) {
        int rest = random.below(Arrays.stream(weights).sum());
        int i = 0;
        while (rest >= weights[i]) {
            rest -= weights[i++];
        }
        return Strategy.values()[i];
    }

    /** Takes in how often each was tried, and how often that brought something new. */
    void add(int[] triedMore, int[] paidMore) {
        for (int i = 0; i < weights.length; i++) {
            tried[i] += triedMore[i];
            paid[i] += paidMore[i];
        }
    }

    /** Ends a generation: sets the weights, 1 to 16, in the ratio of what pays. */
    void tune() {
        long best = 1;
        for (int i = 0; i < weights.length; i++) {
            best = Math.max(best, rate(i));
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (int) Math.max(4, MOST * rate(i) / best);
            tried[i] -= tried[i] / 4;
            paid[i] -= paid[i] / 4;
        }
    }

    private long rate(int strategy) {
        return (paid[strategy] * 1024 + 1024) / (tried[strategy] + 8);
    }

    @Override
    public String toString() {
        return Arrays.stream(Strategy.values())
                .map(s -> s.text() + " " + weights[s.ordinal()])
                .collect(Collectors.joining(" : "));
    }
}
