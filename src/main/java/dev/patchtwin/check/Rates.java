package dev.patchtwin.check;

import java.util.List;

/**
 * How much was done per second, in each measured run.
 *
 * @param perSecond of each run, in order; at least one
 */
public record Rates(List<Double> perSecond) {
    /** @throws IllegalArgumentException when there is none */
    public Rates {
        perSecond = List.copyOf(perSecond);
        if (perSecond.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** Returns the median. */
    public double median() {
        return perSecond.stream().sorted().toList().get(perSecond.size() / 2);
    }

    /** Returns the slowest. */
    public double least() {
        return perSecond.stream().mapToDouble(r -> r).min().orElseThrow();
    }

    /** Returns the fastest. */
    public double most() {
        return perSecond.stream().mapToDouble(r -> r).max().orElseThrow();
    }
}
